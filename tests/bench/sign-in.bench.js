// What readers notice while thirty people sign in at once: hashing passwords is meant to cost, and not to cost them.
import { startPortal } from './portal.js'
import { askSteadily } from './steady-load.js'

const SECONDS = 15
const AT_ONCE = 30

export async function run() {
  const portal = await startPortal({ TRUST_PROXY: '1' })
  try {
    await askSteadily(portal.origin, 5)
    const idle = await askSteadily(portal.origin, SECONDS)
    const crowd = signInSteadily(portal.origin)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const busy = await askSteadily(portal.origin, SECONDS)
    const { answered, slowest } = await crowd.stop()
    return [
      {
        what: `pages while ${AT_ONCE} sign-ins are tried at once: p95`,
        value: busy,
        unit: 'ms',
        reference: idle,
        ratio: busy / idle,
        wanted: '<= 2',
      },
      {
        what: 'sign-ins answered a second',
        value: answered / (SECONDS + 1),
        unit: '/s',
        reference: AT_ONCE,
        ratio: answered / (SECONDS + 1) / AT_ONCE,
        wanted: null,
      },
      { what: 'the longest wait of one who signs in', value: slowest, unit: 'ms', reference: idle, ratio: slowest / idle, wanted: null },
    ]
  } finally {
    await portal.stop()
  }
}

/** Keeps thirty tries under way, each from an address and for an account of its own, until told to stop. */
function signInSteadily(origin) {
  let stopping = false
  let tried = 0
  let answered = 0
  let slowest = 0
  const one = async () => {
    while (!stopping) {
      const nth = (tried += 1)
      const started = performance.now()
      const answer = await fetch(`${origin}/fr/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin, 'x-forwarded-for': `10.${nth >> 16}.${(nth >> 8) & 255}.${nth & 255}` },
        body: new URLSearchParams({ email: `person${nth}@bench.example`, password: 'not the password' }),
      })
      await answer.arrayBuffer()
      if (answer.status !== 401) throw new Error(`A sign-in was answered ${answer.status}`)
      answered += 1
      slowest = Math.max(slowest, performance.now() - started)
    }
  }
  const all = Promise.all(Array.from({ length: AT_ONCE }, one))
  return {
    stop: async () => {
      stopping = true
      await all
      return { answered, slowest }
    },
  }
}
