/** A history on a full disk: what is told, what waits, and what is there once somebody has made room. One line of JSON. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { storeRules } from '../../../main/history/store';
import { allEntries, check, draftAt, kindsOf, openDesk } from '../rooms';

const [folder = ''] = process.argv.slice(2);
const home = join(folder, 'history');
const desk = openDesk(home);
const answers = Array.from({ length: 20 }, (_, n) => desk.store.append(draftAt(desk.clock.wallMs, { outcome: `n-${n}` })));
const onFull = { answers: [...new Set(answers.map((answer) => (answer.ok ? 'ok' : answer.failure)))], told: desk.troubles.map(({ kind }) => kind), found: kindsOf(await check(home)), written: answers.filter(({ ok }) => ok).length, waiting: desk.store.waiting(), torn: readdirSync(home).filter((name) => name.includes('torn')), bytes: readdirSync(home).map((name) => statSync(join(home, name)).size) };
rmSync(join(folder, 'fill'));
desk.timers.pass(storeRules.retryMs);
desk.store.close();
process.stdout.write(`${JSON.stringify({ onFull, after: { mended: desk.mended, found: kindsOf(await check(home)), outcomes: allEntries(home).map(({ outcome }) => outcome) } })}\n`);
