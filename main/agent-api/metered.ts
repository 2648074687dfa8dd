/** A door to the dialer that counts what goes through it, and waits for its turn while a cap is set. */
import type { Failed, Reply } from './answer';
import type { AgentApi } from './index';
import type { RefusalKind } from './failure';
import type { CallRank, Meter } from './meter';
import type { Transport } from './transport';

/** So long a START may wait for its turn: a press is worth five seconds, and its STATUS took some of them. */
const startWaitsMs = 2000;
const stopWaitsMs = 10_000;
const restWaitsMs = 10_000;
/** A call that turns out to need one more exchange: it has waited already. */
const moreWaitsMs = 2000;

const noTurn = { ok: false, failure: 'timeout', maybeSent: false, torn: '' } as const;
const notSent: Failed = { kind: 'failed', failure: 'timeout', maybeSent: false };

export interface MeteredDeps {
  readonly transport: Transport;
  readonly meter: Meter;
  /** Of its questions, asked each time; of an `own` one its words are of the higher rank. */
  readonly rank: () => CallRank;
  /** The login was refused meanwhile, at another door: what waited for its turn must not send it again. Asked when its turn has come. */
  readonly refused?: () => RefusalKind | null;
  /** Makes the door itself, over the transport that counts. */
  readonly make: (transport: Transport) => AgentApi;
}

export function createMeteredApi({ transport, meter, rank, refused = () => null, make }: MeteredDeps): AgentApi {
  /** Turns that were taken and have not gone out yet. One call may need more exchanges than one: each needs a turn of its own. */
  const turns: (() => void)[] = [];
  const api = make({
    ...transport,
    post: async (form, signal, ...rest) => {
      const end = turns.shift() ?? (await meter.take(rank(), signal, moreWaitsMs));
      if (end === null) return noTurn;
      try {
        return await transport.post(form, signal, ...rest);
      } finally {
        end();
      }
    },
  });

  async function inTurn<Answer>(which: CallRank, stop: AbortSignal, mostMs: number, call: () => Promise<Answer>, otherwise: Answer): Promise<Answer> {
    const end = await meter.take(which, stop, mostMs);
    if (end === null) return otherwise;
    turns.push(end);
    try {
      return await call();
    } finally {
      const unused = turns.indexOf(end);
      if (unused >= 0) turns.splice(unused, 1);
      end();
    }
  }

  const ofWords = (): CallRank => (rank() === 'own' ? 'word' : rank() === 'poll' ? 'switch' : rank());
  return {
    ...api,
    ask: (call, signal): Promise<Reply> => {
      const send = async (): Promise<Reply> => {
        const reason = refused();
        return reason === null ? api.ask(call, signal) : { kind: 'refused', reason };
      };
      if (call.do === 'status') return inTurn(rank(), signal, Number.POSITIVE_INFINITY, send, notSent);
      return inTurn(ofWords(), signal, call.do === 'start' ? startWaitsMs : stopWaitsMs, send, notSent);
    },
    version: (signal) => inTurn(rank(), signal, restWaitsMs, () => api.version(signal), notSent),
    agentList: (ask, signal) => inTurn(rank(), signal, restWaitsMs, async () => (refused() === null ? api.agentList(ask, signal) : notSent), notSent),
    lookUp: (ask, signal) => inTurn(rank(), signal, restWaitsMs, () => api.lookUp(ask, signal), notSent),
    stereoStatus: (signal) => inTurn(rank(), signal, restWaitsMs, async () => (refused() === null ? api.stereoStatus(signal) : 'unknown'), 'unknown'),
  };
}

/** A call that broke off on an idle connection may be made once more, if there is room for one more. */
export function mayAgain(meter: Meter, rank: CallRank): (isStop: boolean) => boolean {
  return (isStop) => {
    // Of the board too: its last free turn has just been taken, and an agent must not look lost for that.
    const which = rank === 'poll' ? 'switch' : isStop && rank === 'own' ? 'word' : rank;
    if (!meter.isFree(which)) return false;
    // The first one counts until the second has ended, and this one for the first.
    meter.begin(which)();
    return true;
  };
}
