// What somebody hears who only listens: Chromium's own accessibility tree of a part of a page, in reading order.

// Whose name is made of what is in them: their parts are not read a second time.
const WHOLE = new Set(['button', 'link', 'heading', 'option', 'combobox', 'DisclosureTriangle']);
// What is said of a part besides its role and name.
const STATES = ['level', 'pressed', 'expanded', 'disabled', 'current'];
const SILENT = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'Section', 'ignored']);

// A line a part, further in the deeper it is.
export async function spoken(page, selector) {
  const devtools = await page.context().newCDPSession(page);
  const { root } = await devtools.send('DOM.getDocument', { depth: 0 });
  const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { node } = await devtools.send('DOM.describeNode', { nodeId });
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  await devtools.detach();
  const known = new Map(nodes.map((each) => [each.nodeId, each]));
  const lines = [];
  const read = (each, depth) => {
    const role = each.role?.value ?? 'none';
    const said = sentence(each, role);
    if (said) lines.push(`${'  '.repeat(depth)}${said}`);
    if (said && WHOLE.has(role) && each.name?.value) return;
    for (const id of each.childIds ?? []) if (known.has(id)) read(known.get(id), said ? depth + 1 : depth);
  };
  read(nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === node.backendNodeId), 0);
  return `${lines.join('\n')}\n`;
}

function sentence(node, role) {
  const name = (node.name?.value ?? '').replace(/\s+/g, ' ').trim();
  if (node.ignored || SILENT.has(role) || (role === 'StaticText' && !name)) return '';
  if (role === 'StaticText') return name;
  const states = (node.properties ?? []).filter((property) => STATES.includes(property.name) && property.value.value !== false);
  const told = states.map((property) => `${property.name} ${property.value.value}`);
  return [role, name && `"${name}"`, ...told].filter(Boolean).join(' ');
}
