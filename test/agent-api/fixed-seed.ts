/** Set-up of the mutation run alone: a mutant must meet the same random bodies each time, or the score flickers. */
import fc from 'fast-check';

fc.configureGlobal({ seed: 20_261_124 });
