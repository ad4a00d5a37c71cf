// What the reader does: search, move from finding to finding and from file to file, by keys alone.
const PATIENCE = 150;
let typed = 0;

function sought(words) {
  clearTimeout(typed);
  typed = setTimeout(() => search(words), PATIENCE);
}

function search(words) {
  clearTimeout(typed);
  state.query = words.trim().toLowerCase();
  if (state.query) toMatching();
  draw();
  const query = pattern();
  const findings = reports.reduce((sum, report) => sum + visible(report).length, 0);
  const places = query ? reports.reduce((sum, report) => sum + (report.text.match(query) || []).length, 0) : 0;
  document.getElementById("hits").textContent = query ? WORDS.found(findings, places) : "";
}

// Enter leads to the next line with the words, Shift and Enter to the one before, over the ends of reports.
function searching(event) {
  if (event.key === "Escape") {
    event.target.value = "";
    search("");
    event.target.blur();
  } else if (event.key === "Enter") {
    if (event.target.value.trim().toLowerCase() !== state.query) search(event.target.value);
    toHit(event.shiftKey ? -1 : 1);
  } else return;
  event.preventDefault();
}

let hitLine = -1;

function toHit(by) {
  if (!state.query) return;
  for (let step = 0; step <= reports.length; step += 1) {
    const index = (state.report + by * step + reports.length * 2) % reports.length;
    const found = linesIn(reports[index]);
    const begin = step ? (by > 0 ? -1 : found.length) : hitLine < 0 && by < 0 ? found.length : hitLine;
    for (let at = begin + by; at >= 0 && at < found.length; at += by) {
      if (!pattern().test(found[at].text)) continue;
      if (index !== state.report) turn(index);
      hitLine = at;
      jump(at + 1);
      main.querySelectorAll(".line.found").forEach((one) => one.classList.remove("found"));
      main.querySelector(`.line[data-line='${at + 1}']`)?.classList.add("found");
      return;
    }
  }
}

function turn(index) {
  state.report = Math.max(0, Math.min(reports.length - 1, index));
  state.finding = null;
  hitLine = -1;
  keepingFocus(() => {
    markFile();
    drawText();
    drawCards();
  });
  main.scrollTop = 0;
  aside.scrollTop = 0;
}

// To the next or the previous file with something to show.
function turnBy(by) {
  for (let at = state.report + by; at >= 0 && at < reports.length; at += by) {
    if (visible(reports[at]).length) {
      turn(at);
      return;
    }
  }
}

// To the next or the previous finding, over the ends of reports.
function step(by) {
  const all = reports.flatMap((report, index) => visible(report).map((found) => ({ found, index })));
  if (!all.length) return;
  let at = all.findIndex((one) => one.found === state.finding);
  if (at < 0) {
    // Nothing is selected: what comes next is counted from between the findings of this report and the others.
    const near = all.findIndex((one) => (by > 0 ? one.index >= state.report : one.index > state.report));
    at = by > 0 ? Math.max(near, 0) - 1 : near < 0 ? all.length : near;
  }
  const next = all[(at + by + all.length) % all.length];
  if (next.index !== state.report) turn(next.index);
  select(next.found);
  cards.get(next.found)?.focus({ preventScroll: true });
}

function write(found) {
  const field = cardOf(found)?.querySelector("[data-note]");
  field?.focus();
}

const isTyping = (node) => node.matches("textarea, select, input:not([type=checkbox])");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof Element && isTyping(event.target)) {
    const own = event.target.closest(".card");
    if (own && (event.key === "Escape" || event.key === "Enter")) {
      event.target.blur();
      (cards.get(state.finding) || own).focus({ preventScroll: true });
      event.preventDefault();
    }
    return;
  }
  if (event.key === "j" || event.key === "ArrowRight") step(1);
  else if (event.key === "k" || event.key === "ArrowLeft") step(-1);
  else if (event.key === "n") turnBy(1);
  else if (event.key === "p") turnBy(-1);
  else if (event.key === "/") document.getElementById("search").focus();
  else if (event.key === "c" && state.finding) write(state.finding);
  else if (event.key === "s" && state.finding && elsewhere(state.finding).length) openSides(state.finding);
  else if (["1", "2", "3"].includes(event.key) && state.finding) judge(state.finding, JUDGEMENTS[Number(event.key) - 1]);
  else return;
  event.preventDefault();
});

window.addEventListener("resize", drawJoint);
window.addEventListener("beforeprint", () => [textList, cardList].forEach((list) => list.whole()));

function draw() {
  keepingFocus(() => {
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
  const at = card ? listed.findIndex((found) => identity(found) === card.dataset.id) : -1;
  const like = (one) =>
    [one.tagName.toLowerCase(), one.id && `#${CSS.escape(one.id)}`,
      ...Object.entries(one.dataset).map(([key, value]) => `[data-${key}="${CSS.escape(value)}"]`)].filter(Boolean).join("");
  const named = node && node !== document.body && node.isConnected ? (card && card !== node ? `${like(card)} ${like(node)}` : like(node)) : "";
  work();
  if (!named || node.isConnected) return;
  (document.querySelector(named) || (listed.length && cardOf(listed[Math.min(Math.max(at, 0), listed.length - 1)])))?.focus?.({ preventScroll: true });
}

const app = document.getElementById("app");
app.append(header, nav, main, aside, sides);
state.report = Math.max(0, reports.findIndex((report) => report.findings.length));
if (reports.length) {
  drawHeader();
  draw();
} else app.textContent = WORDS.clean;
