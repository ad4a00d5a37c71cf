// Two reports side by side: what a finding is about here, and what it shares with there, for every group of reports.
const sides = make("dialog", { id: "sides", "aria-label": WORDS.sides, on: { close: () => leave(), keydown: (event) => turnSides(event) } });
// The finding that is shown, and which of the other reports stands beside its own.
let shownSide = { found: null, other: 0 };

// Lines before and after a passage that are shown with it; passages of more signs are not compared sign by sign.
const AROUND = 2;
const COMPARED = 1500;

// The places of a finding in other reports that the page holds.
function elsewhere(found) {
  return found.related.filter((related) => related.path !== found.path && PATHS.has(related.path));
}

const PATHS = new Map(reports.map((report, at) => [report.path, at]));
const groups = () => everything().filter((found) => matches(found) && elsewhere(found).length);

function openSides(found, other = 0) {
  const focused = sides.contains(document.activeElement) ? document.activeElement.id : "";
  shownSide = { found, other };
  drawSides();
  if (!sides.open) sides.showModal();
  for (const one of sides.querySelectorAll(".side")) one.querySelector("mark.shared")?.scrollIntoView({ block: "start" });
  sides.querySelector(focused ? `#${focused}` : "#side-here")?.focus();
}

// Back to the finding that was looked at last.
function leave() {
  const { found } = shownSide;
  if (PATHS.get(found.path) !== state.report) turn(PATHS.get(found.path));
  if (!places.has(found)) return;
  select(found);
  cards.get(found)?.focus({ preventScroll: true });
}

function turnSides(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select")) return;
  const by = { j: 1, ArrowRight: 1, k: -1, ArrowLeft: -1 }[event.key];
  if (event.key !== "Escape") event.stopPropagation(); // the page behind has keys of its own
  if (!by) return;
  event.preventDefault();
  nextSides(by);
}

function nextSides(by) {
  const all = groups();
  const at = all.indexOf(shownSide.found);
  openSides(all[(at + by + all.length) % all.length]);
}

function drawSides() {
  const { found, other } = shownSide;
  const all = groups();
  const at = all.indexOf(found);
  const there = elsewhere(found);
  const related = there[other];
  const differing = differences(wordsAt(found), wordsAt(related));
  const button = (id, words, click) => make("button", { type: "button", id, on: { click } }, words);
  const option = (one, number) => make("option", { value: String(number), selected: number === at }, `${one.code} ${shownPath(one)} ← ${elsewhere(one).map((related) => related.shown_path).join("、")}`);
  sides.replaceChildren(
    make("div", { className: "head" },
      make("h2", {}, WORDS.sides),
      make("select", { "aria-label": WORDS.groups, id: "group", on: { change: (event) => openSides(all[Number(event.target.value)]) } }, ...all.map(option)),
      make("span", { role: "status" }, `${at + 1}/${all.length}`),
      button("before", WORDS.before, () => nextSides(-1)), button("after", WORDS.after, () => nextSides(1)),
      button("leave", WORDS.close, () => sides.close())),
    make("p", {}, make("b", {}, found.code), ` ${found.message}`),
    there.length > 1
      ? make("div", { className: "members", role: "group", "aria-label": WORDS.members },
        ...there.map((one, number) =>
          make("button", { type: "button", id: `member${number}`, "aria-pressed": String(number === other), on: { click: () => openSides(found, number) } }, labelled(one))))
      : null,
    make("div", { className: "pair" }, side("side-here", WORDS.here, found, differing[0]), side("side-there", related.message, related, differing[1])));
}

const shownPath = (found) => reports[PATHS.get(found.path)].shown_path;
const labelled = (place) => `${reports[PATHS.get(place.path)].shown_path} ${WORDS.line(place.start.line)}`;

// A report around a place: its path, its lines with their numbers, the place marked, and what differs in it.
function side(id, said, place, differing) {
  const report = reports[PATHS.get(place.path)];
  const all = linesIn(report);
  const first = Math.max(0, place.start.line - 1 - AROUND);
  const rows = all.slice(first, place.end.line + AROUND);
  const label = labelled(place);
  return make("section", { className: "side", id, tabIndex: 0, lang: "zh-CN", "aria-label": `${said} ${label}` },
    make("h3", {}, make("span", {}, said), ` ${label}`),
    ...rows.map((line, number) =>
      make("div", { className: "line" },
        make("div", { className: "number" }, String(first + number + 1)),
        make("div", { className: "words" }, ...passage(line, place, differing, report)))));
}

function passage(line, place, differing, report) {
  const points = Array.from(line.text);
  const from = Math.min(Math.max(place.start.offset - line.start, 0), points.length);
  const to = Math.min(Math.max(place.end.offset - line.start, from), points.length);
  const piece = (start, end) => shown(points.slice(start, end).join(""), report);
  if (from === to) return [piece(0, points.length)];
  const inside = make("mark", { className: "shared" });
  for (let at = from; at < to;) {
    const odd = differing.has(line.start + at - place.start.offset);
    let end = at + 1;
    while (end < to && differing.has(line.start + end - place.start.offset) === odd) end += 1;
    inside.append(odd ? make("em", {}, piece(at, end)) : piece(at, end));
    at = end;
  }
  return [piece(0, from), inside, piece(to, points.length)];
}

function wordsAt(place) {
  return Array.from(reports[PATHS.get(place.path)].text).slice(place.start.offset, place.end.offset);
}

// The places in two passages of the signs that only one of them has: white space and width do not count.
function differences(one, other) {
  const solid = (signs) => signs.map((sign, at) => ({ sign: sign.normalize("NFKC").replace("。", ".").replace("、", ","), at })).filter(({ sign }) => sign.trim());
  const [mine, theirs] = [solid(one), solid(other)];
  if (mine.length > COMPARED || theirs.length > COMPARED) return [new Set(), new Set()];
  const width = theirs.length + 1;
  const common = new Uint16Array((mine.length + 1) * width);
  for (let at = mine.length - 1; at >= 0; at -= 1) {
    for (let there = theirs.length - 1; there >= 0; there -= 1) {
      common[at * width + there] = mine[at].sign === theirs[there].sign
        ? common[(at + 1) * width + there + 1] + 1
        : Math.max(common[(at + 1) * width + there], common[at * width + there + 1]);
    }
  }
  const found = [new Set(), new Set()];
  let [at, there] = [0, 0];
  while (at < mine.length || there < theirs.length) {
    if (at < mine.length && there < theirs.length && mine[at].sign === theirs[there].sign) {
      at += 1;
      there += 1;
    } else if (there === theirs.length || (at < mine.length && common[(at + 1) * width + there] >= common[at * width + there + 1])) {
      found[0].add(mine[at].at);
      at += 1;
    } else {
      found[1].add(theirs[there].at);
      there += 1;
    }
  }
  return found;
}
