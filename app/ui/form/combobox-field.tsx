import { Check, ChevronDown } from '#app/ui/marks/icons.tsx'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { matchingOptions, useLoadedChoices } from '#app/ui/form/combobox-choices.ts'
import { controlLook, type useControl } from '#app/ui/form/field-context.ts'
import { foldText } from '#app/ui/form/fold-text.ts'
import type { Option } from '#app/ui/form/select.tsx'

export type ComboBoxFieldProps = {
  control: ReturnType<typeof useControl>
  /** What was chosen when the field came alive. */
  initial: Option
  options?: Option[] | undefined
  loadItems?: string | undefined
  textName?: string | undefined
}

/** The hydrated half of `ComboBox`: the list pattern of WAI-ARIA, where focus stays in the field and the arrows move in the list. */
export function ComboBoxField({ control, initial, options, loadItems, textName }: ComboBoxFieldProps) {
  const { t } = useTranslation('ui')
  const [chosen, setChosen] = useState(initial)
  const [text, setText] = useState(initial.label)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const list = useRef<HTMLUListElement>(null)
  const listId = useId()
  const loaded = useLoadedChoices(loadItems, isOpen ? text : null)
  const items = options ? matchingOptions(options, text === chosen.label ? '' : text) : loaded.items

  useEffect(() => {
    if (isOpen) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [isOpen, active])

  function type(value: string) {
    setText(value)
    setOpen(true)
    setActive(-1)
    if (value === '' || !options) setChosen({ value: '', label: value })
  }

  function choose(option: Option) {
    setChosen(option)
    setText(option.label)
    close()
  }

  function close() {
    setOpen(false)
    setActive(-1)
  }

  /** A name typed in full is chosen; other words mean nothing where the list is all there is, and stay as typed where it is loaded. */
  function leave() {
    const named = items.find((option) => foldText(option.label) === foldText(text))
    if (named) return choose(named)
    if (options) setText(chosen.label)
    return close()
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const option = items[active]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      setActive(nextIndex(event.key, active, items.length))
    } else if (event.key === 'Enter' && isOpen) {
      // The form is sent by the next Enter, when the list is closed.
      event.preventDefault()
      if (option) choose(option)
      else leave()
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      leave()
    }
  }

  return (
    <div className="relative">
      <input type="hidden" name={control.name} value={chosen.value} />
      <input
        {...control}
        name={textName}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && active >= 0 ? `${listId}-${active}` : undefined}
        value={text}
        onChange={(event) => type(event.target.value)}
        onClick={() => setOpen(true)}
        onBlur={leave}
        onKeyDown={onKeyDown}
        className={`${controlLook} own-direction pe-11`}
      />
      <ChevronDown aria-hidden size={20} className="pointer-events-none absolute end-3 top-3 text-ink-soft" />
      <div hidden={!isOpen} className="absolute inset-x-0 top-full z-30 mt-1 rounded-md border border-line bg-white py-1 shadow-float">
        {/* The pointer leaves focus in the field. */}
        <ul
          ref={list}
          id={listId}
          role="listbox"
          tabIndex={-1}
          aria-label={t('comboBox.label')}
          onMouseDown={(event) => event.preventDefault()}
          className="max-h-80 overflow-y-auto"
        >
          {items.map((option, index) => (
            <li
              key={option.value}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseUp={() => choose(option)}
              className="flex min-h-11 cursor-pointer items-center justify-between gap-3 px-4 py-2 text-base hover:bg-paper aria-selected:bg-accent-pale forced-colors:aria-selected:outline-2"
            >
              <bdi>{option.label}</bdi>
              {option.value === chosen.value && <Check aria-hidden size={18} className="shrink-0 text-accent" />}
            </li>
          ))}
        </ul>
        <p role="status" className={items.length > 0 ? 'sr-only' : 'px-4 py-2 text-base text-ink-soft'}>
          {isOpen && items.length === 0 && t(loaded.isLoading ? 'comboBox.loading' : 'comboBox.nothing')}
        </p>
      </div>
    </div>
  )
}

/** Round the list, from nowhere to its first or last entry. */
function nextIndex(key: 'ArrowDown' | 'ArrowUp', at: number, count: number): number {
  if (count === 0) return -1
  if (key === 'ArrowDown') return (at + 1) % count
  return at <= 0 ? count - 1 : at - 1
}
