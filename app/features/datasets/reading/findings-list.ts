import type { Finding } from '../tables.ts'

const KEPT = 100
const SAMPLE_CHARS = 100

/**
 * Collects findings without growing with the file: the first 100 of each code are kept, all are counted.
 * Where a code was found more than once, its first finding carries the whole `count`.
 */
export class FindingsList {
  readonly #byCode = new Map<string, { kept: Finding[]; count: number }>()

  add(finding: Finding) {
    const known = this.#byCode.get(finding.code)
    if (!known) this.#byCode.set(finding.code, { kept: [shortened(finding)], count: finding.count ?? 1 })
    else {
      known.count += finding.count ?? 1
      if (known.kept.length < KEPT) known.kept.push(shortened(finding))
    }
  }

  addAll(findings: Finding[]) {
    for (const finding of findings) this.add(finding)
  }

  list(): Finding[] {
    return [...this.#byCode.values()].flatMap(({ kept: [first, ...others], count }) =>
      first ? [count > 1 ? { ...first, count } : first, ...others] : [],
    )
  }
}

function shortened(finding: Finding): Finding {
  return finding.sample && finding.sample.length > SAMPLE_CHARS ? { ...finding, sample: finding.sample.slice(0, SAMPLE_CHARS) } : finding
}
