// The pages work without this; with it, marks and notes light up together.
"use strict";

const notesOf = (mark) => mark.dataset.keys.split(" ").map((key) => document.getElementById(key)).filter(Boolean);
const marks = [...document.querySelectorAll("[data-keys]")];

function light(keys, on) {
  for (const mark of marks) {
    if (mark.dataset.keys.split(" ").some((key) => keys.includes(key))) mark.classList.toggle("lit", on);
  }
  for (const key of keys) document.getElementById(key)?.classList.toggle("lit", on);
}

for (const mark of marks) {
  const keys = mark.dataset.keys.split(" ");
  const innermost = keys[keys.length - 1];
  for (const event of ["mouseenter", "focus"]) mark.addEventListener(event, () => light(keys, true));
  for (const event of ["mouseleave", "blur"]) mark.addEventListener(event, () => light(keys, false));
  mark.addEventListener("click", (event) => {
    const notes = notesOf(mark);
    if (!notes.length) return;
    event.preventDefault();
    for (const note of notes) note.closest("details").open = true;
    history.replaceState(null, "", `#${innermost}`);
    notes[0].scrollIntoView({ block: "nearest" });
  });
}

for (const note of document.querySelectorAll("[data-key]")) {
  const keys = [note.dataset.key];
  note.addEventListener("mouseenter", () => light(keys, true));
  note.addEventListener("mouseleave", () => light(keys, false));
}

// What an address points at must be seen, also inside of what is folded.
function unfold() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  if (target) target.scrollIntoView({ block: "center" });
}
addEventListener("hashchange", unfold);
unfold();

const query = document.getElementById("query");
if (query) {
  document.getElementById("keys").textContent = "or Ctrl+Enter";
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) query.form.requestSubmit();
  });
}

// A day of knowledge, chosen by pulling.
const day = document.getElementById("as-of");
if (day) {
  const days = day.dataset.days.split(" ");
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: 0, max: days.length, step: 1 });
  const place = day.value ? days.filter((each) => each <= day.value).length - 1 : days.length;
  slider.value = Math.max(place, 0);
  slider.setAttribute("aria-label", "Known by the end of");
  const words = document.createElement("output");
  const show = () => {
    const chosen = days[slider.value] ?? "";
    words.textContent = slider.getAttribute("aria-valuetext");
    return chosen;
  };
  const tell = () => slider.setAttribute("aria-valuetext", days[slider.value] ?? "now: all that is known");
  slider.addEventListener("input", () => { tell(); day.value = show(); });
  slider.addEventListener("change", () => day.form.requestSubmit());
  tell(); show();
  day.after(slider, words);
}
