/** The most characters a passkey’s name has. */
export const LONGEST_PASSKEY_NAME = 100
