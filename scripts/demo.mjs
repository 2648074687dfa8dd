// Plays one practice call on a virtual display (npm run demo), as an ordinary user, and ends all that it started.
// The play itself is demo-inside.mjs; pictures go to demo/.
import { runAsUser } from './lib/as-user.mjs';
import { electronDist } from './lib/electron.mjs';
import { at, giveUp } from './lib/repo.mjs';

if (process.platform !== 'linux') giveUp('the demo needs Linux, for its virtual display. Use npm start.');
process.exitCode = await runAsUser(process.execPath, [at('scripts', 'demo-inside.mjs'), ...process.argv.slice(2)], {
  executable: electronDist().executable,
});
