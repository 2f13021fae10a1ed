// The harness itself: it finds what is wrong with a bad page and nothing with a good one.
import assert from 'node:assert/strict';
import http from 'node:http';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { violations } from './support/accessibility.js';
import { openBrowser, openPage } from './support/browser.js';
import { condition, conditions, isCheckedWhole } from './support/conditions.js';
import { startDoctorly } from './support/doctorly.js';
import { screenshots } from './support/paths.js';
import { faults } from './support/screen.js';

const page = (language, body, head = '') =>
  `<!doctype html><html lang="${language}" dir="${language === 'ur' ? 'rtl' : 'ltr'}"><head><title>A page</title>
   <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">${head}</head>
   <body><main><h1>A page</h1>${body}</main></body></html>`;

const pages = {
  '/good': (language) => page(language, '<p>All is well.</p>'),
  '/missing': (language) => page(language, '<p>Not here.</p>'),
  '/unlabelled': (language) => page(language, '<input type="text">'),
  '/pale': (language) => page(language, '<p style="color:#ccc;background:#fff">Hard to read.</p>'),
  '/wide': (language) => page(language, '<div style="width:3000px">Wide.</div>'),
  '/english': () => page('en', '<p>Always English.</p>'),
  '/broken': (language) => page(language, '', '<script>throw new Error("broken on purpose")</script>'),
  '/outside': (language) => page(language, '<img alt="" src="http://127.0.0.2:9/outside.png">'),
  '/scripted': (language) => page(language, '<p id="a">Without.</p><script>a.textContent = "With."</script>'),
};

describe('the harness', { timeout: 60_000 }, () => {
  let browser, server, site;

  before(async () => {
    server = http.createServer((request, response) => {
      const language = request.headers['accept-language']?.startsWith('ur') ? 'ur' : 'en';
      const body = pages[request.url]?.(language);
      const status = request.url === '/missing' ? 404 : 200;
      const policy = request.url === '/good' ? { 'content-security-policy': "default-src 'self'; img-src data:" } : {};
      response.writeHead(body ? status : 404, { 'content-type': 'text/html; charset=utf-8', ...policy }).end(body);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    site = `http://127.0.0.1:${server.address().port}`;
    browser = await openBrowser();
  });

  after(async () => {
    await browser?.close();
    server?.close();
    server?.closeAllConnections();
  });

  const look = (path, name = 'phone-en-light', options = {}) =>
    faults(browser, site, { name: `harness${path.replace('/', '-')}`, path, ...options.screen }, condition(name), options);

  test('there are eight conditions', () => assert.equal(conditions.length, 8));

  for (const each of conditions) {
    test(`a good page is good: ${each.name}`, async () => {
      assert.deepEqual(await look('/good', each.name), []);
      assert.ok(existsSync(path.join(screenshots, `harness-good-${each.name}.jpg`)));
    });
  }

  const bad = {
    '/unlabelled': /^label: /,
    '/pale': /^color-contrast: /,
    '/wide': /is 3\d\d\d wide in a window of 390/,
    '/broken': /broken on purpose/,
    '/outside': /asks another host: http:\/\/127\.0\.0\.2/,
    '/missing': /answered 404, not 200/,
  };
  for (const [path, sentence] of Object.entries(bad)) {
    test(`a fault is found: ${path}`, async () => {
      const found = await look(path);
      assert.ok(found.some((fault) => sentence.test(fault)), `found only: ${found.join('\n')}`);
    });
  }

  test('where structure is not asked about, colours still are', async () => {
    const { page, close } = await openPage(browser, site, { condition: condition('phone-en-dark') });
    const found = async (path) => {
      await page.goto(path);
      return (await violations(page, { whole: false })).map((sentence) => sentence.split(':')[0]);
    };
    assert.deepEqual([await found('/pale'), await found('/unlabelled')], [['color-contrast'], []]);
    await close();
  });

  test('every size and every language is checked as a whole', () => {
    const whole = conditions.filter(isCheckedWhole).map(({ name }) => name);
    assert.deepEqual(whole, ['phone-en-light', 'desktop-ur-light']);
  });

  test('a page that stays in the wrong language and direction is found', async () => {
    assert.deepEqual(await look('/english', 'phone-ur-light'), ["is in 'en', not 'ur'", 'reads ltr, not rtl']);
  });

  test('a page that is meant to be an error may be one', async () => {
    assert.deepEqual(await look('/missing', 'phone-en-light', { screen: { status: 404 } }), []);
  });

  test('with script off the page runs none, and is still checked', async () => {
    const text = [];
    const prepare = async (page) => text.push(await page.locator('#a').innerText());
    assert.deepEqual(await look('/scripted', 'phone-en-light', { screen: { prepare } }), []);
    assert.deepEqual(await look('/scripted', 'phone-en-light', { script: false, screen: { prepare } }), []);
    assert.deepEqual(text, ['With.', 'Without.']);
    const found = await look('/unlabelled', 'phone-en-light', { script: false });
    assert.ok(found.some((fault) => fault.startsWith('label: ')));
  });
});

describe('starting the program', { timeout: 60_000 }, () => {
  const says = (script) => [process.execPath, '-e', script];

  test('it is ready when it says so, and gone when stopped', async () => {
    const script = `console.log('Doctorly is ready at http://127.0.0.1:1'); setInterval(() => {}, 1000)`;
    const { url, stop } = await startDoctorly({ command: says(script) });
    assert.equal(url, 'http://127.0.0.1:1');
    await stop();
  });

  test('if it ends first, what it said is told', async () => {
    const started = startDoctorly({ command: says(`console.error('the folder is full'); process.exit(3)`) });
    await assert.rejects(started, /ended with 3; it said:\s+the folder is full/);
  });

  test('it gets a fresh folder and a free port, and none of the settings of the tests', async () => {
    process.env.DOCTORLY_UNKNOWN = 'yes';
    const script = `const { DOCTORLY_LISTEN, DOCTORLY_DATA_DIR, DOCTORLY_UNKNOWN } = process.env;
      console.log('Doctorly is ready at http://' + [DOCTORLY_LISTEN, DOCTORLY_DATA_DIR, DOCTORLY_UNKNOWN]);
      setInterval(() => {}, 1000)`;
    const { url, stop } = await startDoctorly({ command: says(script) });
    assert.match(url, /^http:\/\/127\.0\.0\.1:0,\/.*doctorly-browser-[^,]+,$/);
    await stop();
  });
});
