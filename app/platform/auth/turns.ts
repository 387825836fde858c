import { AppError } from '#app/platform/errors/app-error.ts'

/** Lets at most `atOnce` works run together and `waiting` more wait for their turn. Throws `too-many` for those beyond. */
export class Turns {
  readonly #atOnce: number
  readonly #longest: number
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(setting: { atOnce: number; waiting: number }) {
    this.#atOnce = setting.atOnce
    this.#longest = setting.waiting
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    await this.#begin()
    try {
      return await work()
    } finally {
      this.#end()
    }
  }

  async #begin(): Promise<void> {
    if (this.#running < this.#atOnce) return void (this.#running += 1)
    if (this.#waiting.length >= this.#longest) throw new AppError('too-many', 'tooMany.atOnce')
    await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  /** A turn that ends goes to the next who waits, so that nobody who comes meanwhile takes it. */
  #end(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#running -= 1
  }
}
