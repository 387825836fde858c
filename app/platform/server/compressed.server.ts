import compression from 'compression'
import type { RequestHandler } from 'express'
import { EventEmitter } from 'node:events'
import { constants } from 'node:zlib'

/** Packs answers by Brotli or gzip, however long they are. */
export function compressed(): RequestHandler[] {
  // Brotli's default window costs 5 ms a page in set-up alone; 64 kB is enough for HTML.
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 16 } }
  return [compression({ brotli }), holdDrainListeners]
}

/**
 * Whoever writes a long answer waits for `drain` again and again, and takes the listener back each time. `compression` hands those listeners to
 * its own stream, from which they cannot be taken back; so that stream is given one, which tells those that wait at the moment.
 */
const holdDrainListeners: RequestHandler = (_request, response, next) => {
  const waiting = new EventEmitter()
  const on = response.on.bind(response)
  const removeListener = response.removeListener.bind(response)
  on('drain', () => void waiting.emit('drain'))
  const add: typeof on = (type, listener) => {
    if (type === 'drain') waiting.on(type, listener)
    else on(type, listener)
    return response
  }
  const remove: typeof removeListener = (type, listener) => {
    if (type === 'drain') waiting.removeListener(type, listener)
    else removeListener(type, listener)
    return response
  }
  Object.assign(response, { on: add, addListener: add, removeListener: remove, off: remove })
  next()
}
