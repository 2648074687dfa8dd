/**
 * The one sound: two soft bells, a fourth apart, falling. Made here from sines, so that no file is needed. It never
 * repeats: who can't hear it has the panel.
 */
let played: number | null = null;

/** Plays it for this alarm, unless it was played for it. */
export function playOnce(alarm: number | null): void {
  if (alarm === null || alarm === played) return;
  played = alarm;
  const context = new AudioContext();
  const last = bell(context, 740, 0, 0.5);
  bell(context, 555, 0.22, 0.7);
  last.addEventListener('ended', () => setTimeout(() => void context.close(), 1000));
}

/** A sine with its octave, softly in and slowly out; seconds. */
function bell(context: AudioContext, pitch: number, from: number, length: number): OscillatorNode {
  const at = context.currentTime + from;
  const loudness = context.createGain();
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(0.16, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0005, at + length);
  loudness.connect(context.destination);
  const tone = sine(context, pitch, loudness, at, length);
  const octave = context.createGain();
  octave.gain.value = 0.25;
  octave.connect(loudness);
  sine(context, pitch * 2, octave, at, length);
  return tone;
}

function sine(context: AudioContext, pitch: number, to: AudioNode, at: number, length: number): OscillatorNode {
  const tone = context.createOscillator();
  tone.frequency.value = pitch;
  tone.connect(to);
  tone.start(at);
  tone.stop(at + length);
  return tone;
}
