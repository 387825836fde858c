// A fixed load of pages, as readers of the portal make it.

export const RATE = 20
/** Pages of every kind; half of them are rendered anew, as for people who are signed in. */
const PATHS = ['/fr', '/fr/needs?severity=5', '/ar/projects', '/en/map', '/fr/datasets', '/es/needs', '/fr/help', '/api/v1/needs?limit=20']
const RENDERED = { cookie: 'passerelle.session_token=none' }

/** The 95th of the answers in milliseconds, so many pages a second for so long. */
export async function askSteadily(origin, seconds) {
  const taken = []
  const asked = []
  for (let nth = 0; nth < RATE * seconds; nth += 1) {
    const path = PATHS[nth % PATHS.length]
    const started = performance.now()
    asked.push(
      fetch(origin + path, { headers: nth % 2 ? RENDERED : {} })
        .then((answer) => answer.arrayBuffer())
        .then(() => taken.push(performance.now() - started)),
    )
    await new Promise((resolve) => setTimeout(resolve, 1000 / RATE - (performance.now() - started)))
  }
  await Promise.all(asked)
  return taken.toSorted((a, b) => a - b)[Math.ceil(taken.length * 0.95) - 1]
}
