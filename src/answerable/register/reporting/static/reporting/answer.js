// A draft saves itself, one request at a time. Without this script the button saves it.
(() => {
  "use strict";
  const form = document.querySelector("form.answer");
  if (!form) return;
  const said = form.querySelector(".saved");
  let dirty = false, busy = false, stopped = false, timer;

  const save = async () => {
    if (busy || !dirty || stopped) return;
    busy = true;
    dirty = false;
    try {
      const answer = await fetch(form.action || location.href, {
        method: "POST", body: new FormData(form), headers: { Accept: "application/json" },
      });
      const told = await answer.json();
      if (answer.ok) {
        form.elements.version.value = told.version;
        said.textContent = `${form.dataset.saved} ${new Date().toLocaleTimeString(document.documentElement.lang)}`;
      } else {
        stopped = answer.status === 409;
        said.textContent = `${form.dataset.unsaved} ${told.problems.join(" ")}`;
      }
    } catch {
      dirty = true; // the next change, or the button, tries again
    }
    busy = false;
    if (dirty) later();
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(save, 1500);
  };
  form.addEventListener("input", () => {
    dirty = true;
    later();
  });
  form.addEventListener("submit", () => clearTimeout(timer));
})();
