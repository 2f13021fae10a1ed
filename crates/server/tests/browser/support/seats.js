// Pages of the demo's people, each signed in once.
import { openPage } from './browser.js';
import { people, signIn } from './demo.js';

export function seating(browser, site) {
  const sessions = {};
  const open = async (as, condition) => {
    const email = people[as];
    if (email) sessions[as] ??= signIn(browser, site, email);
    const opened = await openPage(browser, site, { condition, signedIn: await sessions[as] });
    // An account has a language of its own, which a choice in the menu comes before.
    const choice = { form: { language: condition.language, back: '/' }, headers: { origin: site }, maxRedirects: 0 };
    if (email) await opened.page.request.post('/preferences', choice);
    return opened;
  };
  let seated = { as: null, opened: [] };

  return {
    open,
    // The pages of one person, one a layout; those of the person before are closed.
    async all(as, layouts) {
      if (seated.as !== as) {
        await Promise.all(seated.opened.map(({ close }) => close()));
        seated = { as, opened: await Promise.all(layouts.map((layout) => open(as, layout))) };
      }
      return seated.opened;
    },
  };
}
