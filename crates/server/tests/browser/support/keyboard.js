// Somebody who has only a keyboard, and says where they cannot see what they are at.
import assert from 'node:assert/strict';

const MOST_STOPS = 120;

export function keyboardOf(page) {
  const stops = [];

  async function tab(key) {
    await page.keyboard.press(key);
    stops.push(await page.evaluate(focused));
  }

  return {
    // Goes on with Tab until what `locator` finds is focused.
    async reach(locator, key = 'Tab') {
      for (let stop = 0; stop < MOST_STOPS; stop += 1) {
        if ((await locator.count()) > 0 && (await locator.first().evaluate((it) => it === document.activeElement))) return;
        await tab(key);
      }
      assert.fail(`${MOST_STOPS} times ${key} did not lead to ${locator}`);
    },

    // Presses a key on what is focused; `leads` waits for the page it leads to.
    async press(key, leads) {
      const arrived = leads && page.waitForURL(leads);
      await page.keyboard.press(key);
      await arrived;
    },

    // Presses a key that has a part of the page replaced, and waits for the new one: it may look as the old one did.
    async replace(key, part) {
      const old = await part.elementHandle();
      await page.keyboard.press(key);
      await page.waitForFunction((it) => !it.isConnected, old);
      await part.waitFor();
    },

    type: (text) => page.keyboard.type(text),

    // Every stop so far that could not be seen, and forgets them.
    unseen: () => stops.splice(0).filter(Boolean),

    count: () => stops.length,
  };
}

// Runs in the page: what is wrong with the focus as it can be seen, or nothing.
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const name = `${element.tagName.toLowerCase()}${element.id && `#${element.id}`} “${(element.textContent || element.name || '').trim().slice(0, 30)}”`;
  const ringed = (it) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(it);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/, 0\)$/.test(outlineColor);
  };
  // A radio button may leave the ring to the label that it fills.
  const label = element.closest('label');
  if (!ringed(element) && !(label && ringed(label))) return `${name} has no ring`;
  const { top, bottom, left, right } = (label ?? element).getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
  const above = document.elementFromPoint(x, y);
  if (!above) return `${name} is out of sight`;
  const own = [element, label].some((it) => it && (it.contains(above) || above.contains(it)));
  return own ? null : `${name} is behind ${above.tagName.toLowerCase()}.${above.className}`;
}
