export type KeyringState = 'unlocked' | 'locked' | 'none';
