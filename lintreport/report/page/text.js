// The report that is read: its lines, each with the places of findings in it and the node of its words.
const main = make("main", { tabIndex: 0, lang: "zh-CN", "aria-label": WORDS.text });
let lines = [];
let textList = null;
// The places that belong to the finding that is selected, beside its own.
let others = [];

const ASTRAL = /[\ud800-\udfff]/;
const length = (words) => (ASTRAL.test(words) ? Array.from(words).length : words.length);
const LINES = new Map();

// The lines of a report; places count code points.
function linesIn(report) {
  if (!LINES.has(report)) {
    const found = [];
    let start = 0;
    const pieces = report.text.split(/(\r\n|\n|\r)/);
    for (let at = 0; at < pieces.length; at += 2) {
      if (at && at === pieces.length - 1 && !pieces[at]) break;
      const end = start + length(pieces[at]);
      found.push({ text: pieces[at], start, end });
      start = end + (pieces[at + 1] || "").length;
    }
    LINES.set(report, found);
  }
  return LINES.get(report);
}

const mark = (found, place, kind, own) =>
  ({ start: place.start.offset, end: own ? Math.max(place.end.offset, place.start.offset + 1) : place.end.offset, kind, found, own });

function companions(found) {
  const places = [...found.related.filter((related) => related.path === found.path), ...(found.evidence ? found.evidence.operands : [])];
  return places.map((place) => mark(found, place, "related", false));
}

// The height of a row as long as it is not drawn: what its words take in lines of this width.
const EM = 15;
const LINE_HEIGHT = 25.5;

function drawText() {
  const report = reports[state.report];
  textList?.end();
  lines = linesIn(report).map(({ text, start, end }) => ({ text, start, end, marks: [], words: null }));
  for (const found of visible(report)) {
    const one = mark(found, found, isHeld(found) ? "held" : found.severity, true);
    for (const line of linesOf(one)) line.marks.push(one);
  }
  others = state.finding ? companions(state.finding) : [];
  const room = Math.max(10, Math.floor((main.clientWidth - 110) / EM));
  textList = lazily(main, lines.length, 100, (at) => row(at), (at) => LINE_HEIGHT * Math.max(1, Math.ceil(lines[at].text.length / room)), redrawJoint);
  main.replaceChildren(make("h2", {}, report.shown_path), ...textList.nodes);
  drawJoint();
}

function row(at) {
  const line = lines[at];
  line.words = make("div", { className: "words" });
  fill(line);
  return make("div", { className: "line", data: { line: String(at + 1) } }, make("div", { className: "number" }, String(at + 1)), line.words);
}

// The line of an offset, found by halving; the lines that a place runs over.
function lineAt(offset) {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle].start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function linesOf(place) {
  const first = lineAt(place.start);
  let last = first;
  while (last + 1 < lines.length && lines[last + 1].start < place.end) last += 1;
  return lines.slice(first, last + 1);
}

// Where the query is found in a line.
function hits(line) {
  const query = pattern();
  if (!query) return [];
  return [...line.text.matchAll(query)].map((match) => {
    const start = line.start + length(line.text.slice(0, match.index));
    return { start, end: start + length(match[0]), kind: "hit" };
  });
}

// Write the words of a line that is drawn, with its marks and those of ``others`` that reach into it.
function fill(line) {
  if (!line.words) return;
  const report = reports[state.report];
  const marks = [...line.marks, ...others.filter((one) => one.start < line.end && one.end > line.start), ...hits(line)];
  const inside = marks.flatMap((one) => [one.start, one.end]).filter((at) => at > line.start && at < line.end);
  const cuts = [line.start, ...new Set(inside.sort((one, other) => one - other)), line.end];
  const points = Array.from(line.text);
  const pieces = [];
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const words = points.slice(cuts[at] - line.start, cuts[at + 1] - line.start).join("");
    const active = marks.filter((one) => one.start < cuts[at + 1] && one.end > cuts[at]);
    if (words) pieces.push(active.length ? marked(words, active, report) : shown(words, report));
  }
  line.words.replaceChildren(...pieces);
}

function marked(piece, active, report) {
  const rank = ["related", "error", "warning", "info", "held"];
  const [top] = active.filter((one) => one.found).sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind) || (a.end - a.start) - (b.end - b.start));
  const hit = active.some((one) => one.kind === "hit");
  const node = !top
    ? make("mark", { className: "hit" })
    : make("mark", {
      className: [top.kind, hit && "hit", active.some((one) => one.own && one.found === state.finding) && "current"].filter(Boolean).join(" "),
      title: `${top.found.code} ${top.found.message}`,
      data: {
        id: identity(top.found), related: String(active.some((one) => one.found && !one.own)),
        own: String(active.some((one) => one.own && one.found === state.finding)),
      },
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
  if (!own) return;
  const far = [...main.querySelectorAll("mark[data-related='true']")].filter((mark) => mark.dataset.own !== "true");
  if (!far.length) return;
  const zero = main.getBoundingClientRect().top - main.scrollTop - 12;
  const middle = (node) => node.getBoundingClientRect().top - zero;
  const from = middle(own);
  const name = "http://www.w3.org/2000/svg";
  const joint = document.createElementNS(name, "svg");
  joint.setAttribute("class", "joint");
  joint.setAttribute("aria-hidden", "true");
  for (const other of far) {
    const path = document.createElementNS(name, "path");
    path.setAttribute("d", `M 34 ${from} H 14 V ${middle(other)} H 34`);
    joint.append(path);
  }
  main.append(joint);
}

// The same, once the page has been laid out: what was drawn above may have moved it.
let awaited = 0;

function redrawJoint() {
  if (!main.querySelector("svg.joint")) return;
  cancelAnimationFrame(awaited);
  awaited = requestAnimationFrame(drawJoint);
}

// Mark the places of a finding instead of those of another one.
function markFinding(before, found) {
  const places = [before, found].filter(Boolean).flatMap((one) => [mark(one, one, "", true), ...companions(one)]);
  others = companions(found);
  for (const place of [mark(found, found, "", true), ...others.slice(0, 12)]) textList.show(lineAt(place.start));
  for (const line of new Set(places.flatMap(linesOf))) fill(line);
}

function jump(number) {
  textList.show(number - 1);
  main.querySelector(`.line[data-line='${number}']`)?.scrollIntoView({ block: "center" });
}
