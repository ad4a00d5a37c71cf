// What the reader says of findings: judgements and notes, kept where the browser allows it, exported and imported.
const JUDGEMENTS = ["confirmed", "false-positive", "unsure"];
const STORES = { judgements: "lintreport:judgements", notes: "lintreport:notes" };

let kept = true;
// By the identity of a finding.
const judgements = load(STORES.judgements);
const notes = load(STORES.notes);

// Within another page it is that page's business to keep them: they last as long as its window.
function shelf() {
  return window.parent === window ? localStorage : sessionStorage;
}

function load(store) {
  try {
    return JSON.parse(shelf().getItem(store)) || {};
  } catch {
    kept = false;
    return {};
  }
}

function save() {
  try {
    shelf().setItem(STORES.judgements, JSON.stringify(judgements));
    if (Object.keys(notes).length) shelf().setItem(STORES.notes, JSON.stringify(notes));
    else shelf().removeItem(STORES.notes);
  } catch {
    kept = false;
  }
}

const IDENTITIES = new WeakMap();

function identity(found) {
  let id = IDENTITIES.get(found);
  if (id === undefined) {
    id = [found.code, found.path, found.fingerprint, found.occurrence].join("|");
    IDENTITIES.set(found, id);
  }
  return id;
}

// What was confirmed before counts as judged until the reader says something else.
function judgementOf(found) {
  return judgements[identity(found)] || (found.status === "confirmed" ? "confirmed" : undefined);
}

function set(found, judgement, note) {
  const id = identity(found);
  if (judgement) judgements[id] = judgement;
  else delete judgements[id];
  if (note) notes[id] = note;
  else if (note === "") delete notes[id];
}

// A note on what is not judged yet makes it one to look at again, so that it is exported.
function annotate(found, words) {
  const note = words.trim();
  set(found, judgementOf(found) || (note ? "unsure" : undefined), note);
  save();
}

function exported(findings) {
  const rows = findings.filter(judgementOf).map((found) => {
    const { code, path, fingerprint, occurrence, excerpt } = found;
    const note = notes[identity(found)];
    return { code, path, fingerprint, occurrence, excerpt, judgement: judgementOf(found), ...(note ? { note } : {}) };
  });
  const blob = new Blob([JSON.stringify({ lintreport_judgements: 1, judgements: rows }, null, 1)], { type: "application/json" });
  const link = make("a", { href: URL.createObjectURL(blob), download: "judgements.json" });
  link.click();
  URL.revokeObjectURL(link.href);
}

// Take over the judgements in a text; how many there were, and how many of them are of no finding here.
function imported(text, findings) {
  const rows = JSON.parse(text).judgements;
  const sound = (row) => row && [row.code, row.path, row.fingerprint].every((part) => typeof part === "string") && JUDGEMENTS.includes(row.judgement);
  if (!Array.isArray(rows) || !rows.every(sound)) throw new SyntaxError();
  const known = new Map(findings.map((found) => [identity(found), found]));
  const next = new Map();
  let lost = 0;
  for (const row of rows) {
    // One that does not say which of several equal findings it is about is about the next of them.
    const like = [row.code, row.path, row.fingerprint].join("|");
    const occurrence = row.occurrence || (next.get(like) || 0) + 1;
    next.set(like, occurrence);
    const found = known.get(`${like}|${occurrence}`);
    if (found) set(found, row.judgement, typeof row.note === "string" ? row.note : undefined);
    else lost += 1;
  }
  save();
  return { taken: rows.length - lost, lost };
}
