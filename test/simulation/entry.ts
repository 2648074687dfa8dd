/** What the bundles of the simulation offer: to `scripts/simulate.mjs`, and to the test that plants bugs. */
export { knownLimits } from './known-limits';
export { playMany } from './many';
export { play } from './play';
export { tellScript } from './words';
