/** What became of a save that the server did not answer as a form. */
export type LostReply = { outcome: 'failed' | 'signedOut' | 'closed' }

/**
 * The `clientAction` of a route whose form saves while one types: whatever goes wrong on the way becomes an answer, so that
 * no error page replaces the form and what was typed in it.
 */
export async function keepText<Reply>({ serverAction }: { serverAction: () => Promise<Reply> }): Promise<Reply | LostReply> {
  try {
    return await serverAction()
  } catch (error) {
    return { outcome: outcomeOf(statusOf(error)) }
  }
}

function outcomeOf(status: number): LostReply['outcome'] {
  if (status === 401 || (status >= 300 && status < 400)) return 'signedOut'
  return status === 403 || status === 404 ? 'closed' : 'failed'
}

const statusOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number' ? error.status : 0
