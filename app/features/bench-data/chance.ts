/** Draws that fall the same way each time for the same seed (mulberry32). */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b) | 0
  }

  /** From 0 to below 1. */
  share(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.share() * (most - least + 1))
  }

  is(share: number): boolean {
    return this.share() < share
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.share() * items.length)] as T
  }

  /** One of the items, the first ones far more often: the one of rank r about 1/r as often as the first. */
  ranked<T>(items: readonly T[]): T {
    return items[Math.min(items.length - 1, Math.floor(items.length ** this.share()) - 1)] as T
  }

  /** One of the choices by their weights, which add up to 1. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let left = this.share()
    for (const [choice, weight] of choices) if ((left -= weight) < 0) return choice
    return (choices.at(-1) as readonly [T, number])[0]
  }

  /** From `least` to `most`, small ones far more often. */
  skewed(least: number, most: number): number {
    return Math.round(least * (most / least) ** this.share())
  }
}
