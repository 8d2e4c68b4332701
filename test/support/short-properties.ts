import * as fc from 'fast-check';

// Loaded by `npm run test:fast` only: a property is tried for a moment instead of its full number of runs.
fc.configureGlobal({ interruptAfterTimeLimit: 600 });
