"use strict";

// What the page is about, and what it says: data that stands in it as JSON, and the words of our own.
const about = JSON.parse(document.getElementById("about").textContent);
const reports = [...document.querySelectorAll("script.report")].map((node) => JSON.parse(node.textContent));

const several = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

const WORDS = {
  zh: {
    title: "检查结果", files: "文件", codes: "检查项", lists: "文件和检查项", tools: "筛选、评判与说明", all: "全部", text: "报告正文", cards: "问题",
    confirmed: "确认", "false-positive": "误报", unsure: "待核", was: "已确认", export: "导出评判", import: "导入评判",
    held: "基线已放过", ignored: "被报告中的注释忽略", fix: "修改：", safe: "可直接修复", unsafe: "须核对",
    none: "没有符合条件的问题。", clean: "没有问题。", judged: (done, all) => `已评判 ${done}/${all}`, open: "只看未评判",
    keys: "j/k 下一处/上一处，1/2/3 评判，c 备注，s 并排对照，n/p 下一份/上一份有问题的文件，/ 搜索", line: (n) => `第${n}行`, related: "相关：",
    unkept: "浏览器不保存评判，请及时导出", cleanFiles: (n) => `没有问题的文件（${n}）`, search: "搜索问题和正文",
    found: (findings, places) => `${findings} 处问题，正文中 ${places} 处`, note: "备注", noted: "备注：",
    operands: "计算用数：", stated: "原文：", computed: "算得：", advice: "怎么改", why: "为什么：", what: "报什么：",
    imported: (taken, lost) => `已导入 ${taken} 处评判${lost ? `；${lost} 处在这里没有对应的问题` : ""}。`,
    unread: "这个文件不是评判结果。",
    sides: "并排对照", groups: "哪一处", members: "另一份报告", here: "这份报告", before: "上一处", after: "下一处", close: "关闭",
  },
  en: {
    title: "Findings", files: "Files", codes: "Checks", lists: "Files and checks", tools: "Filter, judgements, keys", all: "All", text: "Text of the report", cards: "Findings",
    confirmed: "Confirm", "false-positive": "False alarm", unsure: "Unsure", was: "confirmed", export: "Export judgements", import: "Import judgements",
    held: "accepted in the baseline", ignored: "ignored by a comment in the report", fix: "Fix:", safe: "safe", unsafe: "to review",
    none: "Nothing matches the filter.", clean: "Nothing found.", judged: (done, all) => `${done} of ${all} judged`, open: "Not judged only",
    keys: "j/k next/previous, 1/2/3 judge, c note, s side by side, n/p next/previous file with findings, / search", line: (n) => `line ${n}`, related: "See also:",
    unkept: "this browser keeps no judgements: export them", cleanFiles: (n) => `Files without findings (${n})`, search: "Search findings and text",
    found: (findings, places) => `${several(findings, "finding")}, ${several(places, "place")} in the text`, note: "Note", noted: "Note:",
    operands: "Computed from:", stated: "Stated:", computed: "Computed:", advice: "How to fix it", why: "Why:", what: "What is reported:",
    imported: (taken, lost) => `${several(taken, "judgement")} imported${lost ? `; ${lost} match no finding here` : ""}.`,
    unread: "This file holds no judgements.",
    sides: "Side by side", groups: "Which finding", members: "The other report", here: "This report", before: "Previous", after: "Next", close: "Close",
  },
}[about.lang];

const SEVERITIES = ["error", "warning", "info"];

// An element with properties and children; strings become text, never markup.
function make(tag, properties, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(properties || {})) {
    if (key === "on") for (const [event, handler] of Object.entries(value)) node.addEventListener(event, handler);
    else if (key === "data") Object.assign(node.dataset, value);
    else if (key.startsWith("aria-") || key === "role" || key === "for") node.setAttribute(key, value);
    else node[key] = value;
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}
