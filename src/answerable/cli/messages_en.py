"""What the command itself says, in English."""

from __future__ import annotations

from answerable.cli.messages import Messages

ENGLISH = Messages(
    usage="usage",
    about="Reads the written action plans of public bodies into commitments: who must do what, with whom, "
    "by when, and whom they report to. Each fact keeps the words that it was read from.",
    commands="commands",
    arguments="arguments",
    options="options",
    examples="examples",
    read="read documents into commitments",
    read_more="Reads documents (.docx, .doc, .pdf, scans, .html, .txt, told apart by their content) and "
    "shows the commitments in them. A folder is read with all its folders; hidden files, and files that are "
    "plainly no documents, are left out.",
    explain="show one item with the words that each fact came from",
    explain_more="Shows one item of a document: every fact, the words that it was read from where they "
    "stand, and how it was found.",
    lens="show what each measure of a plan does to rights, and why",
    lens_more="Shows, measure by measure, whether it fulfils rights, is administration, restricts rights or "
    "does both; the rights that it touches; and the words that tell. Restricting, mixed and unclassified "
    "measures are on hold until people have reviewed them.",
    card="show what a plan does not say, on one page",
    card_more="Shows what a plan leaves unsaid: tasks that name nobody to lead or no time, targets that no "
    "task takes up, reports without a recipient, citations that look wrong. For its author before it is "
    "signed. It counts and points at places, and gives no mark.",
    open="take documents into a register at this machine, to be checked, and serve it",
    open_more=(
        "Takes documents into a register at this machine, prints an address that signs you in once, and "
        "serves it until Ctrl-C. Nothing of it is public until you publish it. The register is kept in "
        "the folder ANSWERABLE_DATA (answerable-data beside you where nothing is said); ANSWERABLE_PORT "
        "names another port than 8000."
    ),
    open_files="documents to take in; one that cannot be read is said so and stops no other",
    serve="serve the register (takes the options of gunicorn, such as --bind)",
    tick="do what the day brings, such as notices (--dry-run, --on DATE)",
    worker="send what waits to be sent (--once: and end)",
    manage="run a command of Django on the register, such as migrate",
    verify="check the chain of events of the register",
    backup="put the database and all files away in one tar (--keys FILE: the secret key too, apart)",
    restore="bring a backup back into an empty installation, and verify it",
    doctor="say what is wrong with an installation, and what to do",
    export_site="write the public register as files for any web server or a USB stick",
    dump="write all that is public in the register as data",
    load_dump="make an empty register of such data",
    statuses="""exit status:
  0   every document was read
  1   some documents were read and some were not; standard error says which, and why
  2   nothing was read: no document could be, the results could not be written,
      or the command was mistyped
  130 interrupted (Ctrl-C)
  141 whoever was reading the output stopped""",
    help="show this help and end",
    version="show the version and end",
    lang="language of messages and headings: vi, en (default: from LC_ALL, LC_MESSAGES, LANG)",
    files="a document, a folder of documents, or - for standard input",
    format="summary, json, jsonl, csv, xlsx, akn or parquet (default: summary; for a folder with "
    "--output: jsonl)",
    formats="""formats:
  summary  a page for the eye
  json     everything, with spans (answerable.plan/1); one document
  jsonl    the same, one line a document
  csv      a row for each task and target; UTF-8 with a byte order mark, ISO dates
  xlsx     sheets of tasks, citations, reports and warnings
  akn      Akoma Ntoso 3.0 (OASIS LegalDocML); one document
  parquet  the same as jsonl, a row a document; with --output only

An archive: with --output, jsonl and parquet go to shards of some hundred documents, beside manifest.jsonl
(a line a document, by the hash of its bytes) and failures.csv. The same document is read once. A run that
was stopped goes on where it was when the same command is given again.""",
    output="write into this folder, which is made if it is not there: one file a document, or shards",
    overwrite="replace files that are in the output folder already",
    jobs="read with so many processes at a time (default: 1)",
    limit="the largest document to read, such as pages=5000; may be given more than once. Names: file_bytes, "
    "unpacked_bytes, unpacked_ratio, pages, characters, seconds",
    dask="read with the workers of dask.distributed at this address (needs the extra [archive])",
    full="in a summary, show every word of every item",
    explain_file="the document, or - for standard input",
    explain_item="the id of the item, as the summary shows it (III/1)",
    lens_format="summary or json (default: summary)",
    card_format="summary, json or docx (default: summary)",
    lens_jsonl='read lines {"id", "text"} from standard input and print for each a line '
    '{"id", "class", "rights", "why"}',
    mistyped="answerable: {problem}. See: {command} --help",
    no_command="say what to do: read or explain",
    no_files="name a document or a folder to read",
    no_item_named="name a document and the id of one of its items",
    lens_one="name one document, or give --jsonl and lines on standard input",
    card_one="name one document, or - for standard input",
    not_one_of="“{value}” is none of {choices}",
    no_limit="“{value}” sets no limit; write NAME=NUMBER, where NAME is one of {choices}",
    no_number="“{value}” is no whole number from 1 up",
    unknown_arguments="not understood: {arguments}",
    one_document="{format} holds one document; for several use --output FOLDER, or --format jsonl",
    to_terminal="{format} is not for a terminal; use --output FOLDER, or send it to a file with >",
    only_for_archives="parquet and --dask need --output FOLDER, and a format that is jsonl or parquet",
    no_standard_input="An archive is read from files and folders, not from standard input; name one.",
    extra_missing="{asked} needs packages that are not installed; run: pip install 'answerable[archive]'",
    web_missing="The register needs packages that are not installed; run: pip install 'answerable[web]'",
    other_format="{folder}: it holds shards of another format; name another folder, or that format.",
    output_in_use="{folder}: another run is writing there; wait until it ends, or name another folder.",
    nothing_here="{folder}: there is no document in this folder; name another, or a file.",
    already_there="{path}: this file is there already; name another folder, or add --overwrite.",
    cannot_write="{path}: the result cannot be written ({reason}); choose a folder that you may write to.",
    fault="{name}: a fault in this program stopped the reading ({error}); please report it.",
    died="{name}: the process that read this document died; the machine may be short of memory.",
    interrupted="Interrupted.",
    outcome="{read} documents read, {failed} not read.",
    archive_parts="{earlier} of them had been read before; {doubles} files were copies of others.",
    archive_places="In {folder}: results in shards/, the list in manifest.jsonl, failures in failures.csv.",
    progress="{done} of {total}",
    progress_left="{rate}/s, {left} left",
    no_item="{file}: there is no item “{item}”.",
    near="Near it: {items}.",
    has_items="It has {count} items: {some}.",
    line="line {number}",
    page="page {number}",
    found_own="in the item's own words",
    found_closing="in the words that close the item",
    found_field="in a field or a cell of its own beside the item",
    found_heading="in the heading",
    found_elsewhere="elsewhere in the document",
    found_inherited="from item {item}, above this one",
    classes={
        "fulfil": "fulfils",
        "administrative": "administration",
        "restrict": "restricts",
        "mixed": "mixed",
        "unclassified": "unclassified",
    },
    on_hold="on hold",
    rights="rights",
    counts="{count} measures, {held} on hold",
    no_measures="This document sets nothing to do.",
    no_json='line {line}: no JSON object; write {{"id": …, "text": …}} on one line, in UTF-8.',
    no_id="line {line}: “id” is missing, or is neither a text nor a whole number.",
    no_text="line {line}: “text” is missing or is no text; “context”, where given, is a text too.",
)
