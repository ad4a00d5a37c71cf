// Which findings are shown: of which report, and what is filtered.
const state = { report: 0, finding: null, severities: new Set(SEVERITIES), code: "", open: false, query: "" };

const everything = () => reports.flatMap((report) => report.findings);
const visible = (report) => report.findings.filter(matches);

function isHeld(found) {
  return found.status === "baselined" || found.status === "suppressed";
}

function matches(found) {
  return (
    state.severities.has(found.severity) &&
    (!state.code || found.code === state.code) &&
    !(state.open && judgementOf(found)) &&
    (!state.query || wordsOf(found).includes(state.query))
  );
}

// All that is said of a finding, for the search; the note may change.
const SAID = new WeakMap();

function wordsOf(found) {
  if (!SAID.has(found)) {
    const said = [found.code, about.titles[found.code], found.message, found.note, found.excerpt, found.location, found.section, found.path];
    SAID.set(found, said.filter(Boolean).join("\n").toLowerCase());
  }
  return `${SAID.get(found)}\n${(notes[identity(found)] || "").toLowerCase()}`;
}

// What finds the query in a text, whatever the case; null where nothing is searched for.
function pattern() {
  return state.query ? new RegExp(state.query.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"), "gi") : null;
}
