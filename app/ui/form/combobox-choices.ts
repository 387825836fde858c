import { useEffect, useState } from 'react'
import { foldText } from '#app/ui/form/fold-text.ts'
import type { Option } from '#app/ui/form/select.tsx'

export type Choices = { items: Option[]; isLoading: boolean }

/** The options in whose label every word of the text begins or occurs; all of them for no text. */
export function matchingOptions(options: Option[], text: string): Option[] {
  const words = foldText(text).split(/\s+/).filter(Boolean)
  return options.filter((option) => {
    const label = foldText(option.label)
    return words.every((word) => label.includes(word))
  })
}

/** Asks an address for choices a moment after the last key; `null` asks nothing. An answer that comes too late is dropped. */
export function useLoadedChoices(address: string | undefined, text: string | null): Choices {
  const [choices, setChoices] = useState<Choices>({ items: [], isLoading: false })
  useEffect(() => {
    if (address === undefined || text === null) return undefined
    const abort = new AbortController()
    setChoices((before) => ({ ...before, isLoading: true }))
    const timer = setTimeout(() => {
      fetch(address.replace('{q}', encodeURIComponent(text)), { signal: abort.signal })
        .then((response) => (response.ok ? (response.json() as Promise<{ items: Option[] }>) : { items: [] }))
        .then(({ items }) => setChoices({ items, isLoading: false }))
        .catch(() => {
          if (!abort.signal.aborted) setChoices({ items: [], isLoading: false })
        })
    }, 200)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [address, text])
  return choices
}
