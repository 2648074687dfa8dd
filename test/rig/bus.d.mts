export interface BusClient {
  call(
    destination: string,
    path: string,
    iface: string,
    member: string,
    signature?: string,
    body?: readonly unknown[],
  ): Promise<unknown[]>;
  own(name: string): Promise<void>;
  hasOwner(name: string): Promise<boolean>;
  close(): void;
}

export interface Bus {
  /** For DBUS_SESSION_BUS_ADDRESS. */
  readonly address: string;
  connect(): Promise<BusClient>;
  stop(): Promise<void>;
}

export function startBus(place: { home: string; env: Record<string, string>; keyring: boolean }): Promise<Bus>;
