"use strict";

const about = JSON.parse(document.getElementById("about").textContent);
const reports = [...document.querySelectorAll("script.report")].map((node) => JSON.parse(node.textContent));

const WORDS = {
  zh: {
    title: "检查结果", files: "文件", codes: "检查项", all: "全部", error: "错误", warning: "警告", info: "提示",
    confirmed: "确认", "false-positive": "误报", unsure: "待核", export: "导出评判", held: "基线已放过", ignored: "被报告中的注释忽略", fix: "可修复",
    none: "没有符合条件的问题。", clean: "没有问题。", judged: (done, all) => `已评判 ${done}/${all}`, open: "只看未评判",
    keys: "j/k 下一处/上一处，1/2/3 评判，n/p 换文件", line: (n) => `第${n}行`, related: "相关：", unkept: "浏览器不保存评判，请及时导出",
  },
  en: {
    title: "Findings", files: "Files", codes: "Checks", all: "All", error: "error", warning: "warning", info: "info",
    confirmed: "Confirm", "false-positive": "False alarm", unsure: "Unsure", export: "Export judgements", held: "held back by the baseline", ignored: "ignored by a comment in the report",
    fix: "fixable", none: "Nothing matches the filter.", clean: "Nothing found.", judged: (done, all) => `${done} of ${all} judged`,
    open: "Not judged only", keys: "j/k next/previous, 1/2/3 judge, n/p change file", line: (n) => `line ${n}`, related: "See also:",
    unkept: "this browser keeps no judgements: export them",
  },
}[about.lang];

const SEVERITIES = ["error", "warning", "info"];
const JUDGEMENTS = ["confirmed", "false-positive", "unsure"];
const STORE = "lintreport:judgements";

// What the reader sees: which report, which finding in it, and what is filtered.
const state = { report: 0, finding: null, severities: new Set(SEVERITIES), code: "", open: false };

// Judgements, by the identity of a finding. They are kept where the browser allows it.
let kept = true;
const judgements = load();

// Within another page it is that page's business to keep them: they last as long as its window.
function shelf() {
  return window.parent === window ? localStorage : sessionStorage;
}

function load() {
  try {
    return JSON.parse(shelf().getItem(STORE)) || {};
  } catch {
    kept = false;
    return {};
  }
}

function save() {
  try {
    shelf().setItem(STORE, JSON.stringify(judgements));
  } catch {
    kept = false;
  }
}

function identity(found) {
  return [found.code, found.path, found.fingerprint, found.occurrence].join("|");
}

function isHeld(found) {
  return found.status === "baselined" || found.status === "suppressed";
}

function matches(found) {
  return (
    state.severities.has(found.severity) &&
    (!state.code || found.code === state.code) &&
    !(state.open && judgements[identity(found)])
  );
}

const visible = (report) => report.findings.filter(matches);
const everything = () => reports.flatMap((report) => report.findings);

// An element with properties and children; strings become text, never markup.
function make(tag, properties, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(properties || {})) {
    if (key === "on") for (const [event, handler] of Object.entries(value)) node.addEventListener(event, handler);
    else if (key === "data") Object.assign(node.dataset, value);
    else if (key.startsWith("aria-") || key === "role") node.setAttribute(key, value);
    else node[key] = value;
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

const app = document.getElementById("app");
const header = make("header");
const nav = make("nav");
const main = make("main", { tabIndex: -1 });
const aside = make("aside");
app.append(header, nav, main, aside);

function drawHeader() {
  const all = everything();
  const count = (severity) => all.filter((found) => found.severity === severity && !isHeld(found)).length;
  header.replaceChildren(
    make("h1", {}, WORDS.title),
    ...SEVERITIES.map((severity) =>
      make("label", { className: `severity ${severity}` },
        make("input", {
          type: "checkbox", checked: state.severities.has(severity), data: { severity },
          on: { change: (event) => { state.severities[event.target.checked ? "add" : "delete"](severity); draw(); } },
        }), `${WORDS[severity]} ${count(severity)}`)),
    make("label", {},
      make("input", { type: "checkbox", id: "open", checked: state.open, on: { change: (event) => { state.open = event.target.checked; draw(); } } }),
      WORDS.open),
    make("span", { className: "space" }),
    make("span", { id: "progress" }),
    make("button", { id: "export", on: { click: exported } }, WORDS.export),
    make("span", { className: "keys" }, WORDS.keys),
    ...about.remarks.map((remark) => make("p", { className: "remark" }, remark)));
  tellProgress();
}

function tellProgress() {
  const all = everything();
  const done = all.filter((found) => judgements[identity(found)]).length;
  document.getElementById("progress").textContent = WORDS.judged(done, all.length) + (kept ? "" : ` (${WORDS.unkept})`);
}

function drawNav() {
  const codes = new Map();
  for (const found of everything()) {
    if (state.severities.has(found.severity)) codes.set(found.code, (codes.get(found.code) || 0) + 1);
  }
  const button = (label, count, current, click, data) =>
    make("button", { "aria-current": String(current), title: label, data, on: { click } },
      make("span", {}, label), make("span", { className: "count" }, String(count)));
  nav.replaceChildren(
    make("h2", {}, WORDS.codes),
    button(WORDS.all, [...codes.values()].reduce((sum, n) => sum + n, 0), !state.code, () => choose(""), { all: "" }),
    ...[...codes].sort().map(([code, count]) =>
      button(`${code} ${about.titles[code] || ""}`, count, state.code === code, () => choose(code), { code })),
    make("h2", {}, WORDS.files),
    ...reports.map((report, index) =>
      button(report.shown_path, visible(report).length, state.report === index, () => turn(index), { file: String(index) })));
}

function choose(code) {
  state.code = code;
  if (!visible(reports[state.report]).length) {
    const other = reports.findIndex((report) => visible(report).length);
    if (other >= 0) state.report = other;
  }
  state.finding = null;
  draw();
}

function turn(index) {
  state.report = Math.max(0, Math.min(reports.length - 1, index));
  state.finding = null;
  draw();
  main.scrollTop = 0;
}

// The report that is read: its signs, and its lines, each with the places of findings in it and the node of its words.
let points = [];
let lines = [];

const mark = (found, place, kind, own) =>
  ({ start: place.start.offset, end: own ? Math.max(place.end.offset, place.start.offset + 1) : place.end.offset, kind, found, own });

// The places that belong to a finding beside its own.
function companions(found) {
  const places = [...found.related.filter((related) => related.path === found.path), ...(found.evidence ? found.evidence.operands : [])];
  return places.map((place) => mark(found, place, "related", false));
}

function drawText() {
  const report = reports[state.report];
  points = Array.from(report.text);
  lines = [];
  let start = 0;
  const close = (end, next) => {
    lines.push({ start, end, marks: [], words: make("div", { className: "words" }) });
    start = next;
  };
  points.forEach((sign, at) => {
    if (sign === "\n") close(points[at - 1] === "\r" ? at - 1 : at, at + 1);
    else if (sign === "\r" && points[at + 1] !== "\n") close(at, at + 1);
  });
  if (start < points.length || !lines.length) close(points.length, points.length);
  for (const found of visible(report)) {
    const one = mark(found, found, isHeld(found) ? "held" : found.severity, true);
    for (const line of linesOf(one)) line.marks.push(one);
  }
  main.replaceChildren(
    make("h2", {}, report.shown_path),
    ...lines.map(({ words }, at) =>
      make("div", { className: "line", data: { line: String(at + 1) } }, make("div", { className: "number" }, String(at + 1)), words)));
  const others = state.finding ? companions(state.finding) : [];
  for (const line of lines) fill(line, others, report);
  drawJoint();
}

// The lines that a place runs over: the first is found by halving, the others follow.
function linesOf(place) {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle].start <= place.start) low = middle;
    else high = middle - 1;
  }
  let last = low;
  while (last + 1 < lines.length && lines[last + 1].start < place.end) last += 1;
  return lines.slice(low, last + 1);
}

// Write the words of a line anew, with its marks and those of ``others`` that reach into it.
function fill(line, others, report) {
  const marks = [...line.marks, ...others.filter((one) => one.start < line.end && one.end > line.start)];
  const inside = marks.flatMap((one) => [one.start, one.end]).filter((at) => at > line.start && at < line.end);
  const cuts = [line.start, ...new Set(inside.sort((one, other) => one - other)), line.end];
  const pieces = [];
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const words = points.slice(cuts[at], cuts[at + 1]).join("");
    const active = marks.filter((one) => one.start < cuts[at + 1] && one.end > cuts[at]);
    if (words) pieces.push(active.length ? marked(words, active, report) : shown(words, report));
  }
  line.words.replaceChildren(...pieces);
}

function marked(piece, active, report) {
  const rank = ["current", "related", "error", "warning", "info", "held"];
  const top = [...active].sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind) || (a.end - a.start) - (b.end - b.start))[0];
  const current = active.some((one) => one.own && one.found === state.finding);
  const node = make("mark", {
    className: `${top.kind}${current ? " current" : ""}`, title: `${top.found.code} ${top.found.message}`,
    data: { id: identity(top.found), own: String(current), related: String(active.some((one) => !one.own)) },
    on: { click: () => select(top.found) },
  });
  node.append(shown(piece, report));
  return node;
}

// Text as it is, signs that do not show by their names.
function shown(piece, report) {
  const part = document.createDocumentFragment();
  let plain = "";
  for (const sign of piece) {
    if (sign in report.hidden) {
      part.append(plain, make("span", { className: "hidden-sign" }, report.hidden[sign]));
      plain = "";
    } else plain += sign;
  }
  part.append(plain);
  return part;
}

// A line in the margin that joins the place of the current finding with the places related to it.
function drawJoint() {
  main.querySelector("svg.joint")?.remove();
  const own = main.querySelector("mark[data-own='true']");
  const others = [...main.querySelectorAll("mark[data-related='true']")].filter((mark) => mark.dataset.own !== "true");
  if (!own || !others.length) return;
  const middle = (node) => node.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop + 12;
  const from = middle(own);
  const name = "http://www.w3.org/2000/svg";
  const joint = document.createElementNS(name, "svg");
  joint.setAttribute("class", "joint");
  for (const other of others) {
    const path = document.createElementNS(name, "path");
    path.setAttribute("d", `M 34 ${from} H 14 V ${middle(other)} H 34`);
    joint.append(path);
  }
  main.append(joint);
}

// The card of each finding that is shown.
let cards = new Map();

function drawCards() {
  const report = reports[state.report];
  const found = visible(report);
  cards = new Map(found.map((one) => [one, card(one)]));
  aside.replaceChildren(...cards.values());
  if (!found.length) aside.append(make("div", { className: "none" }, report.findings.length ? WORDS.none : WORDS.clean));
}

function card(found) {
  const judgement = judgements[identity(found)];
  const place = (placed, label) =>
    make("button", { on: { click: (event) => { event.stopPropagation(); select(found); jump(placed.start.line); } } }, label);
  const elsewhere = (related) => {
    const at = reports.findIndex((report) => report.path === related.path);
    const label = `${related.shown_path} ${WORDS.line(related.start.line)} ${related.message}`;
    if (at < 0) return make("span", {}, label);
    const words = Array.from(reports[at].text).slice(related.start.offset, Math.min(related.end.offset, related.start.offset + 400));
    return make("span", {},
      make("button", { on: { click: (event) => { event.stopPropagation(); turn(at); jump(related.start.line); } } }, label),
      make("q", {}, words.join("")));
  };
  return make("div", {
    className: ["card", found.severity, found === state.finding && "current", judgement && "judged"].filter(Boolean).join(" "),
    tabIndex: 0, role: "group", "aria-label": `${found.code} ${found.message}`, data: { id: identity(found) },
    on: { click: () => select(found), keydown: (event) => pressed(event, found) },
  },
    make("div", { className: "head" },
      make("span", {}, found.location || `${found.start.line}:${found.start.column}`),
      make("span", { className: `severity ${found.severity}` }, WORDS[found.severity]),
      make("b", {}, found.code),
      found.section ? make("span", {}, found.section) : null,
      found.fix ? make("span", {}, WORDS.fix) : null,
      isHeld(found) ? make("span", {}, found.status === "suppressed" ? WORDS.ignored : WORDS.held) : null),
    make("p", {}, found.message),
    found.note ? make("p", { className: "sum" }, found.note) : null,
    found.related.length
      ? make("p", { className: "places" }, WORDS.related,
        ...found.related.slice(0, 12).map((related) => related.path === found.path
          ? place(related, `${WORDS.line(related.start.line)} ${related.message}`)
          : elsewhere(related)))
      : null,
    make("div", { className: "judge" },
      ...JUDGEMENTS.map((kind) =>
        make("button", {
          "aria-pressed": String(judgement === kind), data: { judgement: kind },
          on: { click: (event) => { event.stopPropagation(); judge(found, kind); } },
        }, WORDS[kind]))));
}

// The keys that press a button select the card that has the focus itself.
function pressed(event, found) {
  if (event.target !== event.currentTarget || (event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  select(found);
}

function judge(found, kind) {
  const id = identity(found);
  if (judgements[id] === kind) delete judgements[id];
  else judgements[id] = kind;
  save();
  if (state.open) draw();
  else keepingFocus(() => {
    const before = cards.get(found);
    cards.set(found, card(found));
    before?.replaceWith(cards.get(found));
    tellProgress();
  });
}

function select(found) {
  const before = state.finding;
  const touched = new Set([before, found].filter(Boolean).flatMap((one) => [mark(one, one, "", true), ...companions(one)]).flatMap(linesOf));
  state.finding = found;
  const others = companions(found);
  for (const line of touched) fill(line, others, reports[state.report]);
  drawJoint();
  cards.get(before)?.classList.remove("current");
  cards.get(found)?.classList.add("current");
  main.querySelector("mark[data-own='true']")?.scrollIntoView({ block: "center" });
  cards.get(found)?.scrollIntoView({ block: "nearest" });
}

function jump(number) {
  main.querySelector(`.line[data-line='${number}']`)?.scrollIntoView({ block: "center" });
}

// To the next or the previous finding, over the ends of reports.
function step(by) {
  const all = reports.flatMap((report, index) => visible(report).map((found) => ({ found, index })));
  if (!all.length) return;
  let at = all.findIndex((one) => one.found === state.finding);
  if (at < 0) at = by > 0 ? all.findIndex((one) => one.index >= state.report) - 1 : all.findIndex((one) => one.index > state.report);
  const next = all[(at + by + all.length) % all.length];
  if (next.index !== state.report) turn(next.index);
  select(next.found);
}

function exported() {
  const judged = everything().filter((found) => judgements[identity(found)]);
  const rows = judged.map(({ code, path, fingerprint, occurrence, excerpt, ...found }) =>
    ({ code, path, fingerprint, occurrence, excerpt, judgement: judgements[identity({ code, path, fingerprint, occurrence, ...found })] }));
  const blob = new Blob([JSON.stringify({ lintreport_judgements: 1, judgements: rows }, null, 1)], { type: "application/json" });
  const link = make("a", { href: URL.createObjectURL(blob), download: "judgements.json" });
  link.click();
  URL.revokeObjectURL(link.href);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  if (event.key === "j" || event.key === "ArrowRight") step(1);
  else if (event.key === "k" || event.key === "ArrowLeft") step(-1);
  else if (event.key === "n") turn(state.report + 1);
  else if (event.key === "p") turn(state.report - 1);
  else if (["1", "2", "3"].includes(event.key) && state.finding) judge(state.finding, JUDGEMENTS[Number(event.key) - 1]);
  else return;
  event.preventDefault();
});

window.addEventListener("resize", drawJoint);

function draw() {
  keepingFocus(() => {
    drawHeader();
    drawNav();
    drawText();
    drawCards();
  });
}

// Do what writes parts of the page anew, and give the focus to the like of what had it; of a card that is gone, to the
// one in its place.
function keepingFocus(work) {
  const node = document.activeElement;
  const card = node?.closest(".card");
  const at = card ? [...aside.children].indexOf(card) : -1;
  const like = (one) =>
    [one.tagName.toLowerCase(), one.id && `#${CSS.escape(one.id)}`,
      ...Object.entries(one.dataset).map(([key, value]) => `[data-${key}="${CSS.escape(value)}"]`)].filter(Boolean).join("");
  const named = node && node !== document.body && node.isConnected ? (card && card !== node ? `${like(card)} ${like(node)}` : like(node)) : "";
  work();
  if (!named || node.isConnected) return;
  (document.querySelector(named) || aside.children[Math.min(at, aside.children.length - 1)])?.focus({ preventScroll: true });
}

const first = reports.findIndex((report) => report.findings.length);
state.report = Math.max(0, first);
if (reports.length) draw();
else app.textContent = WORDS.clean;
