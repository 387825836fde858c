/** A path for the log: what may be the secret of a link (32 bytes or more, base64url or hex) is left out. */
export const withoutProofs = (path: string): string => path.replace(/(?<=\/)(?:[\w-]{43}|[0-9a-f]{64})(?=\/|\.data$|$)/g, '…')
