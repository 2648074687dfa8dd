/** What goes to one dialer, and to no other. */
export interface Login {
  readonly server: string;
  readonly user: string;
  readonly password: string;
}
