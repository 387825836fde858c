// Processor time by Linux's own account: what a request costs, however many others share the machine.
import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds that these processes and all their children have used; null where the system does not tell. */
export function cpuTime({ server, database }) {
  try {
    return usedBy(server) + usedBy(database) + childrenOf(database).reduce((sum, pid) => sum + usedBy(pid), 0)
  } catch {
    return null
  }
}

/** In ticks of 10 ms; children that have ended are told by their parent. */
function usedBy(pid) {
  const [user, system, childrenUser, childrenSystem] = fieldsOf(pid).slice(11, 15).map(Number)
  return (user + system + childrenUser + childrenSystem) * 10
}

const childrenOf = (parent) => readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)

function parentOf(pid) {
  try {
    return Number(fieldsOf(pid)[1])
  } catch {
    return null
  }
}

/** What stands after the name of the program, which may hold anything. */
const fieldsOf = (pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')
