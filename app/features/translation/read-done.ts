/** What an address says was just done: texts were saved, or a file brought so many of them. */
export type Done = { saved: boolean; taken: number | null }

export function readDone(search: URLSearchParams): Done {
  const taken = /^\d{1,6}$/.exec(search.get('taken') ?? '')?.[0]
  return { saved: search.get('done') === 'saved', taken: taken === undefined ? null : Number(taken) }
}
