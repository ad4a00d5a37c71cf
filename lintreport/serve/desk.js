"use strict";

const many = (n, what) => `${n} ${what}${n === 1 ? "" : "s"}`;

const WORDS = {
  zh: {
    title: "报告检查台", end: "结束", lang: "English", drop: "把 Word、PDF 或文本文件拖到这里", pick: "选择文件", pickFolder: "选择文件夹",
    promise: "文件只在这台电脑上检查，不上传，也不留存；关闭前请下载需要的结果。", readAll: "查看全部问题", takeZip: "下载批注版 Word（全部）",
    takeXlsx: "下载 Excel 表格", takeCsv: "CSV", takeJson: "JSON", clear: "清空", file: "文件", result: "结果", back: "← 返回", take: "下载批注版 Word",
    letGo: "松开鼠标，开始检查", info: "含提示", worst: "问题多的在前", read: "查看", remove: "移除", error: (n) => `错误 ${n}`,
    warning: (n) => `警告 ${n}`, infos: (n) => `提示 ${n}`, clean: "没有发现问题", waiting: "等待检查", working: "正在检查……", sending: "正在读取……",
    failed: "未能检查：", all: "全部问题", large: (n) => `超过 ${n} MB，未检查`, lost: "与程序的连接已断开，请关闭此页后重新打开检查台。",
    ended: "已结束，可以关闭此页。", leave: "清空后，检查结果不再保留。确定清空吗？", leaveEnd: "结束后，检查结果不再保留。确定结束吗？",
    progress: (done, all) => `已检查 ${done} / ${all} 份`, found: (e, w) => (e + w ? `，发现错误 ${e} 处、警告 ${w} 处` : "，没有发现问题"),
    so: (e, w) => (e + w ? `，已发现错误 ${e} 处、警告 ${w} 处` : ""), stop: "。", unread: (n) => `，${n} 份未能检查`,
    hidden: (n) => `另有 ${n} 处提示未显示，勾选“含提示”可见。`, others: (n, kinds) => `另有 ${n} 份不支持的文件未检查：${kinds}。`,
    judged: (n) => `已评为误报的 ${n} 处不写入下载的文件。`, comments: "（批注）", table: "检查结果", bare: "无后缀", unreachable: "未能读取",
  },
  en: {
    title: "Report desk", end: "End", lang: "中文", drop: "Drop Word, PDF or text files here", pick: "Choose files", pickFolder: "Choose a folder",
    promise: "Files are checked on this computer only. Nothing is sent or kept: save the results before you close.", readAll: "Read all findings",
    takeZip: "Word with comments (all)", takeXlsx: "Excel table", takeCsv: "CSV", takeJson: "JSON", clear: "Clear", file: "File", result: "Result", back: "← Back",
    take: "Word with comments", letGo: "Let go to check", info: "Show info", worst: "Most findings first", read: "Read", remove: "Remove",
    error: (n) => many(n, "error"), warning: (n) => many(n, "warning"), infos: (n) => `${n} info`, clean: "Nothing found",
    waiting: "Waiting", working: "Checking …", sending: "Reading …", failed: "Not checked: ", all: "All findings", large: (n) => `larger than ${n} MB, not checked`,
    lost: "The program does not answer. Close this page and open the desk again.", ended: "Ended. You may close this page.",
    leave: "The findings are not kept. Clear the desk?", leaveEnd: "The findings are not kept. End now?",
    progress: (done, all) => `${done} of ${all} checked`, found: (e, w) => (e + w ? `: ${many(e, "error")}, ${many(w, "warning")}` : ": nothing found"),
    so: (e, w) => (e + w ? `: ${many(e, "error")}, ${many(w, "warning")} so far` : ""), stop: ".", unread: (n) => `; ${n} not checked`,
    hidden: (n) => `${n} more of level info: tick “Show info”.`, others: (n, kinds) => `${many(n, "file")} of other kinds not checked: ${kinds}.`,
    judged: (n) => `${n} judged as false alarms are left out of what you download.`, comments: " (comments)", table: "findings", bare: "no suffix", unreachable: "cannot be read",
  },
};

const SEVERITIES = ["error", "warning", "info"];
//: Where the page of findings keeps its judgements while it is shown here; the like of it in page.js.
const STORE = "lintreport:judgements";
const NOTES = "lintreport:notes";
//: So often the program is asked, in milliseconds: while it works, and to show that this page is open.
const BUSY = 400, IDLE = 20000;
//: What a system or Word leaves in a folder, and what no user has put there.
const LITTER = /^(~\$|\.|thumbs\.db$|desktop\.ini$)/i;

const $ = (id) => document.getElementById(id);
const state = {
  lang: sessionStorage.getItem("lang") || (document.documentElement.lang === "en" ? "en" : "zh"),
  files: [], told: { skipped: null, megabytes: 50, suffixes: [] }, sending: new Map(), refused: [], others: new Map(), shown: null, over: false, timer: 0,
};
const word = (key, ...values) => (typeof WORDS[state.lang][key] === "function" ? WORDS[state.lang][key](...values) : WORDS[state.lang][key]);
const said = (text) => (text ? text[state.lang] : "");
const least = () => ($("info").checked ? "info" : "");

// An element with children; strings become text, never markup.
function make(tag, properties, ...children) {
  const node = document.createElement(tag);
  Object.assign(node, properties);
  node.append(...children.filter(Boolean));
  return node;
}

async function ask(path, options) {
  try {
    return await fetch(path, options);
  } catch {
    lost();
    throw new Error("no answer");
  }
}

function post(path, value) {
  return ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(value) });
}

// --- files

async function dropped(transfer) {
  const entries = [...transfer.items].filter((item) => item.kind === "file").map((item) => item.webkitGetAsEntry?.() || item.getAsFile());
  const found = [];
  for (const entry of entries) if (entry) await walk(entry, "", found);
  add(found);
}

// The files of a folder, with their way below it; of a folder only those that can be read.
async function walk(entry, above, found) {
  if (entry instanceof File) found.push({ name: entry.name, file: entry });
  else if (entry.isFile) {
    const name = above + entry.name;
    try {
      const file = await new Promise((done, failed) => entry.file(done, failed));
      if (!above || wanted(entry.name)) found.push({ name, file });
    } catch {
      state.refused.push({ name, why: () => word("unreachable") });
    }
  } else {
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((done) => reader.readEntries(done, () => done([])));
      if (!some.length) return;
      for (const one of some) await walk(one, `${above}${entry.name}/`, found);
    }
  }
}

function wanted(name) {
  if (LITTER.test(name)) return false;
  const kind = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0].toLowerCase() || "";
  if (state.told.suffixes.includes(kind)) return true;
  state.others.set(kind, (state.others.get(kind) || 0) + 1);
  return false;
}

function picked(input) {
  const files = [...input.files].filter((file) => !file.webkitRelativePath || wanted(file.name));
  add(files.map((file) => ({ name: file.webkitRelativePath || file.name, file })));
  input.value = "";
}

async function add(found) {
  for (const one of found) {
    if (one.file.size > state.told.megabytes * 1e6) state.refused.push({ name: one.name, why: () => word("large", state.told.megabytes) });
    else state.sending.set(one, one.name);
  }
  draw();
  soon(BUSY);
  try {
    for (const one of found) if (state.sending.has(one)) await send(one);
    await refresh();
  } catch {
    lost();
  }
}

async function send(one) {
  try {
    let body;
    try {
      body = await one.file.arrayBuffer();
    } catch {
      state.refused.push({ name: one.name, why: () => word("unreachable") });
      return;
    }
    const answer = await ask(`files?name=${encodeURIComponent(one.name)}`, { method: "POST", body });
    if (!answer.ok) {
      const told = await answer.json().catch(() => ({}));
      state.refused.push({ name: one.name, why: () => said(told.error) || String(answer.status) });
    }
  } finally {
    state.sending.delete(one);
  }
}

// --- what the program says

function soon(pause) {
  clearTimeout(state.timer);
  if (!state.over) state.timer = setTimeout(refresh, pause);
}

async function refresh() {
  const answer = await ask(`state?least=${least()}`);
  if (!answer.ok) return lost();
  state.told = await answer.json();
  state.files = state.told.files;
  draw();
  soon(state.sending.size || state.files.some((file) => isOpen(file)) ? BUSY : IDLE);
}

const isOpen = (file) => file.state === "waiting" || file.state === "working";

function lost() {
  if (state.over) return;
  state.over = true;
  clearTimeout(state.timer);
  document.body.replaceChildren(make("p", { className: "ended", role: "alert" }, word("lost")));
}

// --- the table

function draw() {
  if (state.over) return;
  document.documentElement.lang = state.lang === "en" ? "en" : "zh-CN";
  document.title = word("title");
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  $("lang").textContent = word("lang");
  const any = state.files.length + state.sending.size + state.refused.length > 0 || state.others.size > 0;
  document.body.classList.toggle("busy", any);
  if (!any && $("work").contains(document.activeElement)) $("pick").focus();
  $("work").hidden = !any;
  if (!any) return $("rows").replaceChildren();
  drawCounts();
  drawRows();
}

function drawCounts() {
  const done = state.files.filter((file) => !isOpen(file));
  const all = state.files.length + state.sending.size + state.refused.length;
  const sum = (severity) => done.reduce((n, file) => n + file.counts[severity], 0);
  const failed = done.filter((file) => file.state === "failed").length + state.refused.length;
  const read = done.length + state.refused.length - failed;
  const whole = done.length + state.refused.length === all;
  const bad = done.filter((file) => file.state === "done");
  const count = (severity) => bad.reduce((n, file) => n + file.counts[severity], 0);
  const found = read ? word(whole ? "found" : "so", count("error"), count("warning")) : "";
  tell($("told"), word("progress", read, all) + found + (failed ? word("unread", failed) : "") + word("stop"));
  $("progress").max = all || 1;
  $("progress").value = done.length + state.refused.length;
  $("progress").hidden = whole;
  const hidden = done.reduce((n, file) => n + file.hidden, 0);
  const kinds = [...state.others].map(([kind, n]) => `${kind || word("bare")} ${n}`).join(state.lang === "en" ? ", " : "、");
  const others = [...state.others.values()].reduce((a, b) => a + b, 0);
  const judged = without().length;
  tell($("besides"), [
    said(state.told.skipped), others ? word("others", others, kinds) : "", hidden ? word("hidden", hidden) : "", judged ? word("judged", judged) : "",
  ].filter(Boolean).join(" "));
  $("all").disabled = !sum("error") && !sum("warning") && !sum("info");
  $("take-zip").disabled = !done.some((file) => file.word);
  for (const id of ["take-xlsx", "take-csv", "take-json"]) $(id).disabled = !done.length;
  $("clear").disabled = !all;
}

// Said again only when it changes: a screen reader would repeat it.
function tell(node, words) {
  if (node.textContent !== words) node.textContent = words;
}

function drawRows() {
  const rows = state.files.map((file) => ({ key: `f${file.number}`, told: JSON.stringify([file, state.lang]), weight: weight(file), make: () => row(file) }));
  rows.push(...[...state.sending.values()].map((name, at) => ({ key: `s${at}`, told: name + state.lang, weight: -1, make: () => pending(name) })));
  rows.push(...state.refused.map((one, at) => ({ key: `r${at}`, told: one.name + one.why(), weight: 1e9, make: () => refusedRow(one, at) })));
  if ($("worst").checked) rows.sort((one, other) => other.weight - one.weight);
  // Rows that say the same stay as they are, and with them the focus.
  const before = new Map([...$("rows").children].map((node) => [node.dataset.key, node]));
  const focused = document.activeElement?.closest?.("#rows tr")?.dataset.key;
  const which = document.activeElement?.dataset?.act;
  const nodes = rows.map((one) => {
    const old = before.get(one.key);
    if (old && old.dataset.told === one.told) return old;
    const node = one.make();
    Object.assign(node.dataset, { key: one.key, told: one.told });
    return node;
  });
  const same = nodes.length === $("rows").children.length && nodes.every((node, at) => node === $("rows").children[at]);
  if (same) return;
  $("rows").replaceChildren(...nodes);
  if (focused) (nodes.find((node) => node.dataset.key === focused)?.querySelector(`[data-act="${which}"]`) || $("pick")).focus();
}

const weight = (file) => (isOpen(file) ? -1 : file.state === "failed" ? 1e9 : file.counts.error * 1e4 + file.counts.warning * 10 + file.counts.info / 10);
const tag = (kind, words) => make("span", { className: `tag ${kind}` }, words);

function act(name, label, about, click) {
  const node = make("button", { type: "button", onclick: click, title: `${label}：${about}` }, label);
  node.dataset.act = name;
  node.setAttribute("aria-label", `${label}：${about}`);
  return node;
}

function row(file) {
  const acts = [];
  const some = file.counts && SEVERITIES.some((severity) => file.counts[severity]);
  if (file.state === "done" && (some || file.held)) acts.push(act("read", word("read"), file.name, () => show([file.number], file.name, file.word)));
  if (file.word && some) acts.push(act("take", word("take"), file.name, () => take("docx", [file.number], commented(file.name))));
  if (!isOpen(file)) acts.push(act("remove", word("remove"), file.name, () => remove([file.number])));
  return make("tr", {}, make("td", { className: "name" }, file.name), make("td", { className: "result" }, ...result(file)), make("td", { className: "acts" }, ...acts));
}

function result(file) {
  if (isOpen(file)) return [tag("waiting", word(file.state))];
  if (file.state === "failed") return [tag("failed", word("failed") + said(file.why))];
  const tags = SEVERITIES.filter((severity) => file.counts[severity]).map((severity) => tag(severity, word(severity === "info" ? "infos" : severity, file.counts[severity])));
  return tags.length ? tags : [tag("clean", word("clean"))];
}

function pending(name) {
  return make("tr", {}, make("td", { className: "name" }, name), make("td", { className: "result" }, tag("waiting", word("sending"))), make("td", {}));
}

function refusedRow(one, at) {
  const drop = () => {
    state.refused.splice(at, 1);
    draw();
  };
  return make("tr", {}, make("td", { className: "name" }, one.name), make("td", { className: "result" }, tag("failed", word("failed") + one.why())),
    make("td", { className: "acts" }, act("remove", word("remove"), one.name, drop)));
}

const commented = (name) => name.replace(/^.*\//, "").replace(/(\.[^.]*)?$/, `${word("comments")}$1`);

async function remove(numbers) {
  await post("remove", { numbers });
  refresh();
}

async function clear() {
  if (!confirm(word("leave"))) return;
  await post("remove", {});
  [STORE, NOTES].forEach((one) => sessionStorage.removeItem(one));
  state.refused = [];
  state.others.clear();
  await refresh();
  $("pick").focus();
}

// --- findings

function show(numbers, name, comments) {
  state.shown = { numbers, name, from: document.activeElement };
  const asked = new URLSearchParams({ lang: state.lang, least: least() });
  for (const number of numbers) asked.append("number", number);
  $("name").textContent = name;
  $("take").hidden = !comments;
  $("frame").title = name;
  $("desk").inert = true;
  document.querySelector("header").inert = true;
  $("view").hidden = false;
  $("frame").src = `report?${asked}`;
}

$("frame").addEventListener("load", () => {
  const inside = $("frame").contentWindow;
  if (!state.shown || !inside || inside.location.href === "about:blank") return;
  inside.addEventListener("keydown", (event) => {
    if (event.key === "Escape") back();
  });
  inside.focus();
  inside.document.dispatchEvent(new KeyboardEvent("keydown", { key: "j" })); // to the first finding
});

function back() {
  if (!state.shown) return;
  const { from, numbers } = state.shown;
  state.shown = null;
  $("view").hidden = true;
  $("frame").src = "about:blank";
  $("desk").inert = false;
  document.querySelector("header").inert = false;
  draw();
  const again = numbers.length === 1 ? document.querySelector(`#rows tr[data-key="f${numbers[0]}"] [data-act="read"]`) : $("all");
  (document.contains(from) ? from : again || $("pick")).focus();
}

// What was judged to be a false alarm: it is not taken home.
function without() {
  try {
    const judged = JSON.parse(sessionStorage.getItem(STORE)) || {};
    return Object.keys(judged).filter((one) => judged[one] === "false-positive");
  } catch {
    return [];
  }
}

async function take(kind, numbers, name) {
  const answer = await post("take", { kind, numbers, lang: state.lang, least: least(), without: without() });
  if (!answer.ok) {
    const told = await answer.json().catch(() => ({}));
    alert(said(told.error) || String(answer.status));
    return;
  }
  const link = make("a", { href: URL.createObjectURL(await answer.blob()), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function end() {
  if (state.files.length && !confirm(word("leaveEnd"))) return;
  sessionStorage.clear();
  state.over = true;
  clearTimeout(state.timer);
  fetch("leave?now=yes", { method: "POST" }).catch(() => {});
  document.body.replaceChildren(make("p", { className: "ended", role: "status" }, word("ended")));
}

// --- what the user does

$("pick").onclick = () => $("files").click();
$("pick-folder").onclick = () => $("folder").click();
$("files").onchange = () => picked($("files"));
$("folder").onchange = () => picked($("folder"));
$("lang").onclick = () => {
  state.lang = state.lang === "zh" ? "en" : "zh";
  sessionStorage.setItem("lang", state.lang);
  draw();
};
$("info").onchange = refresh;
$("worst").onchange = draw;
$("all").onclick = () => show([], word("all"), false);
$("back").onclick = back;
$("take").onclick = () => take("docx", state.shown.numbers, commented(state.shown.name));
$("take-zip").onclick = () => take("zip", [], `${word("table")}${word("comments")}.zip`);
$("take-xlsx").onclick = () => take("xlsx", [], `${word("table")}.xlsx`);
$("take-csv").onclick = () => take("csv", [], `${word("table")}.csv`);
$("take-json").onclick = () => take("json", [], `${word("table")}.json`);
$("clear").onclick = clear;
$("end").onclick = end;
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") back();
});

let depth = 0;
const carries = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
addEventListener("dragenter", (event) => {
  if (!carries(event)) return;
  event.preventDefault();
  depth += 1;
  $("over").hidden = false;
});
addEventListener("dragover", (event) => {
  if (carries(event)) event.preventDefault();
});
addEventListener("dragleave", (event) => {
  if (!carries(event)) return;
  depth = Math.max(0, depth - 1);
  $("over").hidden = depth === 0;
});
addEventListener("drop", (event) => {
  depth = 0;
  $("over").hidden = true;
  if (!carries(event)) return;
  event.preventDefault();
  dropped(event.dataTransfer);
});
addEventListener("beforeunload", (event) => {
  if (!state.over && state.files.length) event.preventDefault();
});
addEventListener("pagehide", () => {
  if (!state.over) navigator.sendBeacon("leave");
});

draw();
refresh();
