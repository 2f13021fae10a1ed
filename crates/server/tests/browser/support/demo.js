// The demo's people, and what they do before anybody looks: through the API, as programs do.
export const PASSWORD = 'demo-doctorly-2026';
export const GOOD_CARD = '4242424242424242';
export const BAD_CARD = '4000000000000002';
export const SLOW_CARD = '4000000000003220';

const mail = (name) => `${name}@demo.doctorly.example`;

// Who looks at screens. A visitor has no account; the newcomer has just made one and done nothing.
export const people = {
  visitor: null,
  patient: mail('patient'),
  newcomer: mail('newcomer'),
  applicant: mail('applicant'),
  doctor: mail('doctor'),
  desk: mail('desk'),
  manager: mail('manager'),
  admin: mail('admin'),
};

// Someone else who wants the same times.
export const RIVAL = mail('rival');

// A caller of the API: `call('POST', '/doctors', body)` resolves to what it answers and throws unless that is 2xx.
export async function caller(site, email) {
  const token = email && (await ask(site, 'POST', '/auth/login', { email, password: PASSWORD })).access_token;
  return (method, path, body) => ask(site, method, path, body, token);
}

// A body is sent as JSON, unless it is a form with a file.
async function ask(site, method, path, body, token) {
  const isForm = body instanceof FormData;
  const headers = { ...(!isForm && { 'content-type': 'application/json' }), ...(token && { authorization: `Bearer ${token}` }) };
  const sent = isForm ? body : body && JSON.stringify(body);
  const answer = await fetch(`${site}/api/v1${path}`, { method, headers, body: sent });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  return text && JSON.parse(text);
}

export async function register(site, email, name) {
  await ask(site, 'POST', '/auth/register', { email, password: PASSWORD, name, time_zone: 'Asia/Karachi' });
}

// Signs in with the form; resolves to the storage state of a browser that is signed in.
export async function signIn(browser, site, email) {
  const context = await browser.newContext({ baseURL: site });
  const form = { email, password: PASSWORD };
  const answer = await context.request.post('/sign-in', { form, headers: { origin: site }, maxRedirects: 0 });
  if (answer.status() !== 303) throw new Error(`signing in as ${email} answered ${answer.status()}`);
  const state = await context.storageState();
  await context.close();
  return state;
}

// When a doctor is free, nearest first, from so many days after today on.
export async function freeTimes(call, doctorId, { service, after = 2 } = {}) {
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const query = `from=${day(after)}&to=${day(after + 28)}${service ? `&service=${service}` : ''}`;
  const { days } = await call('GET', `/doctors/${doctorId}/availability?${query}`);
  return days.flatMap(({ times }) => times.map((time) => time.starts_at));
}

export async function doctorNamed(call, name) {
  const found = await call('GET', `/doctors?name=${encodeURIComponent(name)}`);
  const doctor = found.items.find((each) => each.full_name.includes(name));
  if (!doctor) throw new Error(`there is no doctor ${name}`);
  const { items } = await call('GET', `/doctors/${doctor.id}/services`);
  return { ...doctor, services: items };
}

// The address in the newest letter to somebody that begins with `path`, once that letter is in the demo's mailbox.
export async function linkMailed(page, to, path) {
  for (let look = 0; look < 100; look += 1) {
    await page.goto('/mailbox');
    const letters = page.getByRole('listitem').filter({ hasText: to }).locator('a[href^="/mailbox/"]');
    for (const letter of await letters.evaluateAll((all) => all.map((link) => link.getAttribute('href')))) {
      await page.goto(letter);
      const link = page.locator(`article a[href*="${path}"]`);
      if ((await link.count()) > 0) {
        const { pathname, search } = new URL(await link.first().getAttribute('href'));
        return pathname + search;
      }
    }
  }
  throw new Error(`no letter to ${to} has an address with ${path}`);
}
