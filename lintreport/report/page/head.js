// The head of the page and the lists of checks and files.
const header = make("header");
const nav = make("nav", { "aria-label": WORDS.lists });
const chooser = make("input", {
  type: "file", accept: ".json,application/json", hidden: true, id: "judgements", "aria-label": WORDS.import, tabIndex: -1,
  on: { change: (event) => takeOver(event.target) },
});

function drawHeader() {
  const all = everything();
  const count = (severity) => all.filter((found) => found.severity === severity && !isHeld(found)).length;
  const button = (id, words, click) => make("button", { type: "button", id, on: { click } }, words);
  header.replaceChildren(
    make("h1", {}, WORDS.title),
    make("input", {
      type: "search", id: "search", placeholder: WORDS.search, "aria-label": WORDS.search,
      on: { input: (event) => sought(event.target.value), keydown: searching },
    }),
    make("span", { id: "hits", role: "status" }),
    make("span", { className: "space" }),
    make("span", { id: "progress" }),
    folding("tools", WORDS.tools,
      ...SEVERITIES.map((severity) =>
        make("label", { className: `severity ${severity}` },
          make("input", {
            type: "checkbox", checked: state.severities.has(severity), data: { severity },
            on: { change: (event) => { state.severities[event.target.checked ? "add" : "delete"](severity); draw(); } },
          }), `${about.severities[severity]} ${count(severity)}`)),
      make("label", {},
        make("input", { type: "checkbox", id: "open", checked: state.open, on: { change: (event) => { state.open = event.target.checked; draw(); } } }),
        WORDS.open),
      groups().length ? button("groups", WORDS.sides, () => openSides(groups().includes(state.finding) ? state.finding : groups()[0])) : null,
      button("import", WORDS.import, () => chooser.click()), chooser,
      button("export", WORDS.export, () => exported(everything())),
      make("span", { className: "keys" }, WORDS.keys),
      ...about.remarks.map((remark) => make("p", { className: "remark" }, remark)),
      make("p", { id: "said", role: "status" })));
  tellProgress();
}

// What is folded away in a narrow window, and always open in a wide one.
function folding(id, words, ...children) {
  return make("details", { id, open: !narrow.matches }, make("summary", {}, words), make("div", { className: "folded" }, ...children));
}

const narrow = window.matchMedia("(max-width: 700px)");
narrow.addEventListener("change", () => document.querySelectorAll("#tools, #lists").forEach((one) => { one.open = !narrow.matches; }));

function tellProgress() {
  const all = everything();
  const done = all.filter(judgementOf).length;
  document.getElementById("progress").textContent = WORDS.judged(done, all.length) + (kept ? "" : ` (${WORDS.unkept})`);
}

async function takeOver(input) {
  const said = document.getElementById("said");
  try {
    const { taken, lost } = imported(await input.files[0].text(), everything());
    said.textContent = WORDS.imported(taken, lost);
  } catch {
    said.textContent = WORDS.unread;
  }
  input.value = "";
  tellProgress();
  draw();
}

function drawNav() {
  const codes = new Map();
  for (const found of everything()) {
    if (state.severities.has(found.severity)) codes.set(found.code, (codes.get(found.code) || 0) + 1);
  }
  const button = (label, count, current, click, data) =>
    make("button", { type: "button", "aria-current": String(current), title: label, data, on: { click } },
      make("span", {}, label), count === null ? null : make("span", { className: "count" }, String(count)));
  const file = (report) => {
    const at = reports.indexOf(report);
    return button(report.shown_path, report.findings.length ? visible(report).length : null, state.report === at, () => turn(at), { file: String(at) });
  };
  const clean = reports.filter((report) => !report.findings.length);
  const before = document.getElementById("clean");
  nav.replaceChildren(
    folding("lists", WORDS.lists,
      make("h2", {}, WORDS.codes),
      button(WORDS.all, [...codes.values()].reduce((sum, n) => sum + n, 0), !state.code, () => choose(""), { all: "" }),
      ...[...codes].sort().map(([code, count]) =>
        button(`${code} ${about.titles[code] || ""}`, count, state.code === code, () => choose(code), { code })),
      make("h2", {}, WORDS.files),
      ...reports.filter((report) => report.findings.length).map(file),
      clean.length
        ? make("details", { id: "clean", open: Boolean(before?.open) }, make("summary", {}, WORDS.cleanFiles(clean.length)), ...clean.map(file))
        : null));
}

// Say which file is read, without drawing the list anew.
function markFile() {
  nav.querySelectorAll("[data-file]").forEach((one) => one.setAttribute("aria-current", String(Number(one.dataset.file) === state.report)));
}

function choose(code) {
  state.code = code;
  toMatching();
  draw();
}

// To a report with something to show, when this one has nothing.
function toMatching() {
  state.finding = null;
  if (visible(reports[state.report]).length) return;
  const other = reports.findIndex((report) => visible(report).length);
  if (other >= 0) state.report = other;
}
