/** Who sits on the practice floor: names of many languages, the campaign that each works for, and the few who are special. */

export interface FloorCampaign {
  readonly campaign: string;
  readonly group: string;
  /** False: recorded on demand only, so its calls are holes. */
  readonly records: boolean;
  readonly names: readonly string[];
}

/**
 * - `deaf`: a box hides the screen: it acts on no word.
 * - `throttled`: the tab sleeps, and looks once a minute.
 * - `remote`: a phone without a screen: words are taken and never acted on.
 * - `in-and-out`: logs out between calls, and in again.
 * - `card`: ends the recording by hand in the middle of each call, and begins another one after the card number.
 */
export type FloorRole = 'plain' | 'deaf' | 'throttled' | 'remote' | 'in-and-out' | 'card';

const sales: FloorCampaign = {
  campaign: 'SALES_US',
  group: 'SALES',
  records: true,
  names: ['Marisol Vega', 'Dwayne Okafor', 'Aaliyah Brooks', 'Tom Lindqvist', 'Hana Kim', 'Emeka Obi', 'Grace Tan', "Siobhan O'Brien", 'Jonas Weber', 'Priya Raman', 'Walter Hughes', 'Leilani Kealoha', 'Marcus Bell', 'Ruth Abrams', 'Noah Fields', 'Tessa Vandermeer'],
};
const spanish: FloorCampaign = {
  campaign: 'SUPPORT_ES',
  group: 'SUPPORT',
  records: true,
  names: ['Ana Beltrán', 'Diego Sosa', 'Íñigo Núñez', 'María José Peña', 'Joaquín Güiraldes', 'Lucía Ibáñez', 'Tomás Ocaña', 'Ximena Rojas', 'Raúl Muñoz', 'Begoña Etxeberría', 'Sofía Álvarez', 'João Conceição'],
};
const french: FloorCampaign = {
  campaign: 'SUPPORT_FR',
  group: 'SUPPORT',
  records: true,
  names: ['Chloé Martin', 'Fatima Zahra', 'François Lefèvre', 'Anaïs Desprès', 'Loïc Le Gall', 'Zoé Bélanger', 'Gaëlle Noël', 'Amadou Diallo'],
};
const renewals: FloorCampaign = {
  campaign: 'RENEWALS',
  group: 'RENEWALS',
  records: false,
  names: ['Kofi Mensah', 'Bùi Thị Hương', 'Łukasz Wójcik', 'Ελένη Παπαδοπούλου', 'Иван Петров', '佐藤 美咲', 'Şeyma Yıldız', 'Bao Nguyen'],
};

/** Of ten agents that follow each other. */
const tens: readonly FloorCampaign[] = [sales, spanish, sales, french, sales, spanish, sales, french, spanish, renewals];

/** Of forty. */
const special: Readonly<Record<number, FloorRole>> = { 6: 'card', 12: 'in-and-out', 19: 'deaf', 27: 'throttled', 29: 'remote' };

export interface FloorPerson {
  readonly name: string;
  readonly campaign: FloorCampaign;
  readonly role: FloorRole;
}

export function personAt(index: number): FloorPerson {
  const campaign = tens[index % tens.length] ?? sales;
  const before = tens.slice(0, index % tens.length).filter((other) => other === campaign).length;
  const each = tens.filter((other) => other === campaign).length;
  const turn = Math.floor(index / tens.length) * each + before;
  const round = Math.floor(turn / campaign.names.length);
  const name = campaign.names[turn % campaign.names.length] ?? '';
  // A large floor has namesakes, told apart as in a real one.
  return { name: round === 0 ? name : `${name} ${round + 1}`, campaign, role: special[index % 40] ?? 'plain' };
}

export const pauseCodes = ['LUNCH', 'BREAK'] as const;
