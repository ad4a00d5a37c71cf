// Long lists, of which the page holds only what is near to be seen: blocks of rows that are drawn when they come near.

// So few blocks are no long list.
const SHORT = 20;

// A list in ``root``: ``count`` rows, ``size`` of them a block; ``build`` makes the node of a row, ``height`` guesses its pixels.
function lazily(root, count, size, build, height, drawn) {
  const blocks = [];
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) fill(Number(entry.target.dataset.block));
  }, { root, rootMargin: "100% 0px" });
  for (let first = 0; first < count; first += size) {
    const last = Math.min(first + size, count);
    let pixels = 0;
    for (let at = first; at < last; at += 1) pixels += height(at);
    const node = make("div", { className: "block", data: { block: String(blocks.length) } });
    node.style.height = `${pixels}px`;
    node.style.containIntrinsicHeight = `auto ${pixels}px`;
    blocks.push({ first, last, node, filled: false });
  }

  function fill(number) {
    const block = blocks[number];
    if (!block || block.filled) return;
    block.filled = true;
    observer.unobserve(block.node);
    const rows = [];
    for (let at = block.first; at < block.last; at += 1) rows.push(build(at));
    block.node.replaceChildren(...rows);
    block.node.style.height = "";
    drawn?.();
  }

  // Of a list that is not long all is drawn when nothing else is to be done, so that the browser's own search finds it.
  let ended = false;
  let next = 0;
  const idly = window.requestIdleCallback || ((work) => setTimeout(() => work({ timeRemaining: () => 5 }), 200));
  function rest(deadline) {
    while (!ended && next < blocks.length && deadline.timeRemaining() > 4) {
      fill(next);
      next += 1;
    }
    if (!ended && next < blocks.length) idly(rest);
  }

  fill(0);
  if (blocks.length <= SHORT) idly(rest);
  for (const { node, filled } of blocks) if (!filled) observer.observe(node);
  return {
    nodes: blocks.map(({ node }) => node),
    // Draw a row, and what is around it, before it is scrolled to.
    show(at) {
      const number = Math.floor(at / size);
      for (const one of [number, number - 1, number + 1]) fill(one);
    },
    whole() {
      blocks.forEach((_, number) => fill(number));
    },
    end() {
      ended = true;
      observer.disconnect();
    },
  };
}
