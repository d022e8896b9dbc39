"""What the command itself says, in Vietnamese."""

from __future__ import annotations

from answerable.cli.messages import Messages

VIETNAMESE = Messages(
    usage="cách dùng",
    about="Đọc kế hoạch của cơ quan nhà nước thành danh mục nhiệm vụ: ai chủ trì, phối hợp với ai, khi nào "
    "xong, báo cáo cho ai. Mỗi dữ kiện đều kèm nguyên văn trong văn bản.",
    commands="lệnh",
    arguments="tham số",
    options="tùy chọn",
    examples="ví dụ",
    read="đọc văn bản thành danh mục nhiệm vụ",
    read_more="Đọc văn bản (.docx, .doc, .pdf, bản quét, .html, .txt, nhận biết theo nội dung) và cho biết "
    "các nhiệm vụ được giao. Thư mục được đọc cùng các thư mục con; bỏ qua tệp ẩn và tệp không phải văn bản.",
    explain="xem một mục cùng nguyên văn của từng dữ kiện",
    explain_more="Xem một mục của văn bản: từng dữ kiện, nguyên văn tại chỗ của nó, và cách tìm ra.",
    lens="xem từng nhiệm vụ của kế hoạch tác động đến quyền như thế nào, và vì sao",
    lens_more="Cho biết từng nhiệm vụ là bảo đảm quyền, công việc hành chính, hạn chế quyền hay lẫn cả hai; "
    "các quyền liên quan; và những từ ngữ cho thấy điều đó. Nhiệm vụ hạn chế, lẫn cả hai hoặc chưa rõ thì "
    "tạm dừng cho đến khi có người thẩm định.",
    card="cho biết kế hoạch chưa nói điều gì, trên một trang",
    card_more="Cho biết kế hoạch còn bỏ ngỏ điều gì: nhiệm vụ không có đơn vị chủ trì hoặc thời hạn, chỉ "
    "tiêu không có nhiệm vụ tương ứng, báo cáo không rõ nơi nhận, viện dẫn có vẻ sai. Dành cho người soạn "
    "trước khi trình ký. Phiếu chỉ đếm và chỉ ra chỗ, không chấm điểm.",
    open="đưa văn bản vào sổ cam kết tại máy này để kiểm tra, và chạy máy chủ",
    open_more=(
        "Đưa văn bản vào sổ cam kết tại máy này, in ra địa chỉ đăng nhập dùng một lần, và chạy máy chủ "
        "cho đến khi bấm Ctrl-C. Chưa có gì được công khai trước khi bạn công bố. Sổ được giữ trong thư "
        "mục ANSWERABLE_DATA (nếu không nêu: answerable-data tại chỗ); ANSWERABLE_PORT chọn cổng khác "
        "8000."
    ),
    open_files=(
        "văn bản cần đưa vào; văn bản nào không đọc được sẽ được báo rõ và không cản trở văn bản khác"
    ),
    serve="chạy máy chủ của sổ cam kết (nhận tùy chọn của gunicorn, như --bind)",
    tick="làm các việc đến ngày, như tạo thông báo nhắc việc (--dry-run, --on NGÀY)",
    worker="gửi những gì đang chờ gửi (--once: gửi xong thì dừng)",
    manage="chạy một lệnh của Django trên sổ cam kết, như migrate",
    verify="kiểm tra chuỗi sự kiện của sổ cam kết",
    backup="cất cơ sở dữ liệu và mọi tệp vào một tệp tar (--keys FILE: cả khóa bí mật, để riêng)",
    restore="đưa bản cất giữ trở lại một nơi cài đặt còn trống, rồi kiểm chứng",
    doctor="cho biết nơi cài đặt có gì chưa ổn và phải làm gì",
    export_site="ghi sổ công khai thành các tệp, mở được từ máy chủ web bất kỳ hoặc từ USB",
    dump="xuất toàn bộ phần công khai của sổ cam kết thành dữ liệu",
    load_dump="lập một sổ cam kết trống từ dữ liệu đó",
    statuses="""mã kết thúc:
  0   đã đọc mọi văn bản
  1   đọc được một số văn bản; tên và lý do của số còn lại ghi ở luồng lỗi chuẩn
  2   không đọc được gì: không văn bản nào đọc được, không ghi được kết quả,
      hoặc lệnh viết chưa đúng
  130 bị ngắt (Ctrl-C)
  141 nơi nhận kết quả đã đóng""",
    help="xem hướng dẫn này rồi kết thúc",
    version="xem phiên bản rồi kết thúc",
    lang="ngôn ngữ của thông báo và đề mục: vi, en (mặc định: theo LC_ALL, LC_MESSAGES, LANG)",
    files="văn bản, thư mục văn bản, hoặc - là đầu vào chuẩn",
    format="summary, json, jsonl, csv, xlsx, akn hoặc parquet (mặc định: summary; đọc thư mục có "
    "--output: jsonl)",
    formats="""định dạng:
  summary  trang tóm tắt để đọc
  json     toàn bộ, có vị trí (answerable.plan/1); một văn bản
  jsonl    như trên, mỗi văn bản một dòng
  csv      mỗi nhiệm vụ, chỉ tiêu một dòng; UTF-8 có BOM, ngày theo ISO
  xlsx     các trang tính: nhiệm vụ, văn bản viện dẫn, báo cáo, cần xem lại
  akn      Akoma Ntoso 3.0 (OASIS LegalDocML); một văn bản
  parquet  như jsonl, mỗi văn bản một hàng; chỉ dùng với --output

Kho văn bản: với --output, jsonl và parquet được ghi thành từng phần vài trăm văn bản, kèm manifest.jsonl
(mỗi văn bản một dòng, theo mã băm nội dung) và failures.csv. Văn bản trùng nội dung chỉ đọc một lần. Lần
chạy bị dừng sẽ tiếp tục từ chỗ dừng khi gõ lại đúng lệnh đó.""",
    output="ghi vào thư mục này, tự tạo nếu chưa có: mỗi văn bản một tệp, hoặc thành từng phần",
    overwrite="ghi đè các tệp đã có trong thư mục kết quả",
    jobs="đọc bằng ngần ấy tiến trình cùng lúc (mặc định: 1)",
    limit="giới hạn của văn bản được đọc, ví dụ pages=5000; có thể nêu nhiều lần. Các tên: file_bytes, "
    "unpacked_bytes, unpacked_ratio, pages, characters, seconds",
    dask="đọc bằng các tiến trình dask.distributed tại địa chỉ này (cần phần mở rộng [archive])",
    full="trong bản tóm tắt, hiện đủ từng chữ của mỗi mục",
    explain_file="văn bản, hoặc - là đầu vào chuẩn",
    explain_item="mã của mục, như trong bản tóm tắt (III/1)",
    lens_format="summary hoặc json (mặc định: summary)",
    card_format="summary, json hoặc docx (mặc định: summary)",
    lens_jsonl='đọc các dòng {"id", "text"} từ đầu vào chuẩn, mỗi dòng cho ra một dòng '
    '{"id", "class", "rights", "why"}',
    mistyped="answerable: {problem}. Xem: {command} --help",
    no_command="cần nói việc phải làm: read hoặc explain",
    no_files="cần nêu tên văn bản hoặc thư mục để đọc",
    no_item_named="cần nêu văn bản và mã của một mục trong đó",
    lens_one="nêu tên một văn bản, hoặc dùng --jsonl và đưa các dòng qua đầu vào chuẩn",
    card_one="hãy nêu một văn bản, hoặc - để đọc từ đầu vào chuẩn",
    not_one_of="“{value}” không thuộc {choices}",
    no_limit="“{value}” không phải giới hạn; hãy viết TÊN=SỐ, với TÊN thuộc {choices}",
    no_number="“{value}” không phải số nguyên từ 1 trở lên",
    unknown_arguments="không hiểu: {arguments}",
    one_document="{format} chỉ chứa một văn bản; nếu nhiều, dùng --output THƯ_MỤC hoặc --format jsonl",
    to_terminal="{format} không hiện được trên màn hình; dùng --output THƯ_MỤC, hoặc ghi vào tệp bằng dấu >",
    only_for_archives="parquet và --dask cần --output THƯ_MỤC, với định dạng jsonl hoặc parquet",
    no_standard_input="Kho văn bản được đọc từ tệp và thư mục, không từ đầu vào chuẩn; hãy nêu một thư mục.",
    extra_missing="{asked} cần các gói chưa được cài; hãy chạy: pip install 'answerable[archive]'",
    web_missing="Sổ cam kết cần các gói chưa được cài; hãy chạy: pip install 'answerable[web]'",
    other_format="{folder}: thư mục này chứa kết quả định dạng khác; hãy nêu thư mục khác hoặc định dạng đó.",
    output_in_use="{folder}: đang có lần chạy khác ghi vào đây; hãy đợi xong, hoặc nêu thư mục khác.",
    nothing_here="{folder}: thư mục này không có văn bản nào; hãy nêu thư mục khác, hoặc một tệp.",
    already_there="{path}: tệp này đã có; hãy nêu thư mục khác, hoặc thêm --overwrite.",
    cannot_write="{path}: không ghi được kết quả ({reason}); hãy chọn thư mục được phép ghi.",
    fault="{name}: chương trình có lỗi khi đọc ({error}); xin báo lại lỗi này kèm văn bản.",
    died="{name}: tiến trình đọc văn bản này đã chết; có thể máy thiếu bộ nhớ.",
    interrupted="Đã ngắt.",
    outcome="Đã đọc {read} văn bản, {failed} không đọc được.",
    archive_parts="Trong đó {earlier} văn bản đã đọc từ trước; {doubles} tệp là bản sao của tệp khác.",
    archive_places="Trong {folder}: kết quả ở shards/, danh sách ở manifest.jsonl, lỗi ở failures.csv.",
    progress="{done}/{total}",
    progress_left="{rate}/giây, còn {left}",
    no_item="{file}: không có mục “{item}”.",
    near="Mục gần giống: {items}.",
    has_items="Văn bản có {count} mục: {some}.",
    line="dòng {number}",
    page="trang {number}",
    found_own="trong lời của chính mục này",
    found_closing="trong lời kết của mục này",
    found_field="trong dòng hoặc ô riêng bên cạnh mục này",
    found_heading="trong đề mục",
    found_elsewhere="ở chỗ khác trong văn bản",
    found_inherited="theo mục {item} ở trên",
    classes={
        "fulfil": "bảo đảm",
        "administrative": "hành chính",
        "restrict": "hạn chế",
        "mixed": "lẫn cả hai",
        "unclassified": "chưa rõ",
    },
    on_hold="tạm dừng",
    rights="quyền",
    counts="{count} nhiệm vụ, {held} tạm dừng",
    no_measures="Văn bản này không giao việc gì.",
    no_json='dòng {line}: không phải đối tượng JSON; hãy viết {{"id": …, "text": …}} trên một dòng, UTF-8.',
    no_id="dòng {line}: thiếu “id”, hoặc “id” không phải chuỗi hay số nguyên.",
    no_text="dòng {line}: thiếu “text”, hoặc “text” không phải chuỗi; “context”, nếu có, cũng phải là chuỗi.",
)
