// The findings of the report that is read, a card each.
const aside = make("aside", { "aria-label": WORDS.cards });
// The findings that are listed, their places in the list, and the cards that are drawn.
let listed = [];
let places = new Map();
let cards = new Map();
let cardList = null;

const CARD_HEIGHT = 132;

function drawCards() {
  const report = reports[state.report];
  cardList?.end();
  listed = visible(report);
  places = new Map(listed.map((found, at) => [found, at]));
  cards = new Map();
  cardList = lazily(aside, listed.length, 20, (at) => drawnCard(listed[at]), () => CARD_HEIGHT);
  aside.replaceChildren(...cardList.nodes);
  if (!listed.length) aside.append(make("div", { className: "none" }, report.findings.length ? WORDS.none : WORDS.clean));
}

function drawnCard(found) {
  const node = card(found);
  cards.set(found, node);
  return node;
}

// The card of a finding, drawn where it is not yet; none when it is not listed.
function cardOf(found) {
  if (places.has(found)) cardList.show(places.get(found));
  return cards.get(found);
}

// Write a card anew.
function renewCard(found) {
  const before = cards.get(found);
  before?.replaceWith(drawnCard(found));
}

function card(found) {
  const judgement = judgementOf(found);
  return make("div", {
    className: ["card", found.severity, found === state.finding && "current", judgement && "judged"].filter(Boolean).join(" "),
    tabIndex: 0, role: "group", "aria-label": `${found.code} ${found.message}`, data: { id: identity(found) },
    on: { click: () => select(found), keydown: (event) => pressed(event, found) },
  },
    head(found),
    make("p", {}, found.message),
    found.note ? make("p", { className: "sum" }, found.note) : null,
    evidence(found),
    found.fix ? make("p", { className: "fix" }, make("b", {}, WORDS.fix), ` ${found.fix.message} `, make("span", {}, `(${found.fix.safe ? WORDS.safe : WORDS.unsafe})`)) : null,
    found.related.length ? make("p", { className: "places" }, WORDS.related, ...found.related.slice(0, 12).map((related) => link(found, related))) : null,
    elsewhere(found).length
      ? make("p", { className: "beside" }, make("button", { type: "button", data: { sides: "" }, on: { click: (event) => { event.stopPropagation(); openSides(found); } } }, WORDS.sides))
      : null,
    advice(found),
    make("div", { className: "judge" },
      ...JUDGEMENTS.map((kind) =>
        make("button", {
          type: "button", "aria-pressed": String(judgement === kind), data: { judgement: kind },
          on: { click: (event) => { event.stopPropagation(); judge(found, kind); } },
        }, WORDS[kind]))),
    note(found));
}

function head(found) {
  return make("div", { className: "head" },
    make("span", {}, found.location || `${found.start.line}:${found.start.column}`),
    make("span", { className: `severity ${found.severity}` }, about.severities[found.severity]),
    make("b", {}, found.code),
    found.section ? make("span", {}, found.section) : null,
    found.status === "confirmed" ? make("span", { className: "status" }, WORDS.was) : null,
    isHeld(found) ? make("span", {}, found.status === "suppressed" ? WORDS.ignored : WORDS.held) : null);
}

const to = (label, go) => make("button", { type: "button", on: { click: (event) => { event.stopPropagation(); go(); } } }, label);

// A button that leads to a related place, with its words where it is in another report.
function link(found, related) {
  const at = reports.findIndex((report) => report.path === related.path);
  if (related.path === found.path) {
    return to(`${WORDS.line(related.start.line)} ${related.message}`, () => { select(found); jump(related.start.line); });
  }
  const label = `${related.shown_path} ${WORDS.line(related.start.line)} ${related.message}`;
  if (at < 0) return make("span", {}, label);
  const words = Array.from(reports[at].text).slice(related.start.offset, Math.min(related.end.offset, related.start.offset + 400));
  return make("span", {}, to(label, () => { turn(at); jump(related.start.line); }), make("q", {}, words.join("")));
}

// The computation as data: the figures that it takes, each leading to its place, what comes out and what is stated.
function evidence(found) {
  if (!found.evidence) return null;
  const { operands, stated, computed } = found.evidence;
  return make("dl", { className: "evidence" },
    ...(operands.length
      ? [make("dt", {}, WORDS.operands),
        make("dd", {}, ...operands.map((one) => to(one.text, () => { select(found); jump(one.start.line); })))]
      : []),
    ...[["computed", computed], ["stated", stated]].filter(([, value]) => value)
      .flatMap(([key, value]) => [make("dt", {}, WORDS[key]), make("dd", {}, value)]));
}

// What the page of the check says: how to fix it, why it is reported.
function advice(found) {
  const said = about.advice[found.code];
  if (!said) return null;
  const parts = [["", said.fix], [WORDS.why, said.why], [WORDS.what, said.what]].filter(([, words]) => words);
  return make("details", { className: "advice", on: { click: (event) => event.stopPropagation() } },
    make("summary", {}, said.fix ? WORDS.advice : about.titles[found.code]),
    ...parts.flatMap(([label, words]) => [label ? make("h3", {}, label) : null, ...words.split(/\n\n+/).map((words) => make("p", {}, ...code(words)))]));
}

// Words between backticks as code.
function code(words) {
  return words.split(/`([^`]+)`/).map((piece, at) => (at % 2 ? make("code", {}, piece) : piece));
}

// The reader's own words; the field is there for the finding that is read, and where there are some.
function note(found) {
  const words = notes[identity(found)] || "";
  return make("label", { className: words ? "note filled" : "note" }, WORDS.noted,
    make("input", {
      type: "text", value: words, maxLength: 500, data: { note: "" },
      on: {
        click: (event) => event.stopPropagation(),
        change: (event) => { annotate(found, event.target.value); keepingFocus(() => renewCard(found)); tellProgress(); },
      },
    }));
}

// The keys that press a button select the card that has the focus itself.
function pressed(event, found) {
  if (event.target !== event.currentTarget || (event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  select(found);
}

function judge(found, kind) {
  set(found, judgements[identity(found)] === kind ? undefined : kind);
  save();
  tellProgress();
  if (state.open) draw();
  else keepingFocus(() => renewCard(found));
}

function select(found) {
  const before = state.finding;
  state.finding = found;
  markFinding(before, found);
  drawJoint();
  cards.get(before)?.classList.remove("current");
  const own = cardOf(found);
  own?.classList.add("current");
  main.querySelector("mark[data-own='true']")?.scrollIntoView({ block: "center" });
  own?.scrollIntoView({ block: "nearest" });
}
