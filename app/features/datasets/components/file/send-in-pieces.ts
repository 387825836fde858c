/** What the page is told while a file is sent. Sizes in bytes. */
export type SendingEvents = {
  onProgress: (sent: number, of: number) => void
  /** The line broke; it is tried again by itself. */
  onWaiting: () => void
  onFailed: (messageKey: 'refused' | 'full' | 'line') => void
  onDone: () => void
}

export type Sending = { stop: () => void }

const PIECE = 8 * 2 ** 20
const RETRIES = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000, 60_000, 60_000, 60_000]

/** Sends a file by the tus protocol. One that was begun before, on this computer and to the same address, goes on where it stopped. */
export async function sendInPieces(file: File, endpoint: string, events: SendingEvents): Promise<Sending> {
  const { Upload } = await import('tus-js-client')
  const upload = new Upload(file, {
    endpoint,
    chunkSize: PIECE,
    retryDelays: RETRIES,
    removeFingerprintOnSuccess: true,
    metadata: { filename: file.name },
    fingerprint: () => Promise.resolve(fingerprint(file, endpoint)),
    onProgress: events.onProgress,
    onShouldRetry: (error) => {
      const status = error.originalResponse?.getStatus() ?? 0
      const isFinal = status >= 400 && status < 500 && status !== 409 && status !== 423
      if (!isFinal) events.onWaiting()
      return !isFinal && status !== 507
    },
    onError: (error) => {
      const status = 'originalResponse' in error ? (error.originalResponse?.getStatus() ?? 0) : 0
      events.onFailed(status === 507 ? 'full' : status >= 400 ? 'refused' : 'line')
    },
    onSuccess: events.onDone,
  })
  const [begun] = await upload.findPreviousUploads()
  if (begun) upload.resumeFromPreviousUpload(begun)
  upload.start()
  return { stop: () => void upload.abort() }
}

const PREFIX = 'tus::'
const fingerprint = (file: File, endpoint: string) => ['passerelle', endpoint, file.name, file.size, file.lastModified].join('\n')

/** The names of files that were begun to be sent to an address from this computer and are not yet there whole. */
export function unfinishedUploads(endpoint: string): string[] {
  try {
    const names = Object.keys(localStorage)
      .filter((key) => key.startsWith(`${PREFIX}passerelle\n${endpoint}\n`))
      .map((key) => key.split('\n')[2] ?? '')
    return [...new Set(names)].filter(Boolean)
  } catch {
    // A browser that keeps nothing has nothing to go on with.
    return []
  }
}
