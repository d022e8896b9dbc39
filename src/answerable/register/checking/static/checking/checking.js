// Keys, lit words, suggestions of bodies, and drafts that a closed browser does not lose. Everything works without it.
(() => {
  "use strict";
  const screen = document.querySelector(".side-by-side");
  if (!screen) return;

  // The document opens at the item, on the page's picture where it is shown; the window itself stays where it is.
  const paper = screen.querySelector(".paper");
  const pictures = paper.querySelector(".sheets");
  const toItem = () => {
    const current = (pictures?.open && pictures.querySelector(".of-clause")) || paper.querySelector(".current");
    if (current) paper.scrollTop += current.getBoundingClientRect().top - paper.getBoundingClientRect().top - 120;
  };
  if (pictures) {
    pictures.open = localStorage.getItem("checking:pictures") !== "closed";
    pictures.addEventListener("toggle", () => localStorage.setItem("checking:pictures", pictures.open ? "open" : "closed"));
  }
  toItem();

  // The words of a scan are recognised when its page is first looked at; the screen does not wait for that.
  for (const link of paper.querySelectorAll("[data-sheet]")) {
    fetch(link.href).then((answer) => answer.text()).then((text) => {
      const sheet = new DOMParser().parseFromString(text, "text/html").querySelector(".sheet");
      if (!sheet?.querySelector(".marks")) return;
      document.getElementById(sheet.id).replaceWith(sheet);
      toItem();
    }).catch(() => {});
  }

  // A key presses the button, follows the link or opens the part that names it.
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "Escape" && typing) return typing.blur();
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
    const named = screen.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!named) return;
    event.preventDefault();
    if (named.tagName !== "DETAILS") return named.click();
    named.open = !named.open;
    if (named.open) named.querySelector("textarea, select, input:not([type=hidden])")?.focus();
  });

  // A fact lights its words, and words their fact.
  const light = (event, on) => {
    const one = event.target.closest("[data-of]");
    if (!one) return;
    const names = one.dataset.of.split(" ").filter((name) => name !== "words");
    for (const other of screen.querySelectorAll("[data-of]")) {
      const lit = other.dataset.of.split(" ").some((name) => names.includes(name));
      if (lit) other.classList.toggle("lit", on);
    }
  };
  for (const [begin, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    screen.addEventListener(begin, (event) => light(event, true));
    screen.addEventListener(end, (event) => light(event, false));
  }

  // Boxes for bodies suggest those that the register knows.
  const list = document.getElementById("bodies");
  let asked = 0;
  screen.addEventListener("input", async (event) => {
    const box = event.target;
    if (!/(^|-)body$/.test(box.name || "") || box.value.trim().length < 3) return;
    const turn = ++asked;
    const answer = await fetch(`${screen.dataset.bodies}?q=${encodeURIComponent(box.value)}`);
    if (!answer.ok || turn !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    list.replaceChildren(...[...page.querySelectorAll(".bodies li:not(.quiet)")].map((item) => {
      const option = document.createElement("option");
      option.value = item.textContent;
      return option;
    }));
  });
  for (const box of screen.querySelectorAll('input[name$="-body"]')) {
    box.setAttribute("list", "bodies");
    box.autocomplete = "off";
  }

  // What is typed and not yet saved is kept in this browser, for this version of this item.
  const form = document.getElementById("correct");
  if (!form) return;
  const place = `checking:${screen.dataset.clause}`;
  const fields = () => [...form.elements].filter((one) => one.name && !/^(csrfmiddlewaretoken|version|verb)$/.test(one.name));
  const kept = JSON.parse(localStorage.getItem(place) || "null");
  if (kept && kept.version === screen.dataset.version) {
    for (const one of fields()) {
      if (!(one.name in kept.values)) continue;
      if (one.type === "checkbox") one.checked = kept.values[one.name];
      else if (one.type !== "radio") one.value = kept.values[one.name];
    }
    document.getElementById("edit").open = true;
    const told = document.createElement("p");
    told.className = "message";
    told.setAttribute("role", "status");
    told.textContent = screen.dataset.restored;
    form.prepend(told);
  } else if (kept) {
    localStorage.removeItem(place);
  }
  form.addEventListener("input", () => {
    const values = {};
    for (const one of fields()) if (one.type !== "radio") values[one.name] = one.type === "checkbox" ? one.checked : one.value;
    localStorage.setItem(place, JSON.stringify({ version: screen.dataset.version, values }));
  });
})();
