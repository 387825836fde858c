import { useEffect, useRef, useState } from 'react'
import { ComboBoxField } from '#app/ui/form/combobox-field.tsx'
import { controlLook, useControl } from '#app/ui/form/field-context.ts'
import { Select, type Option } from '#app/ui/form/select.tsx'

type Source =
  | { options: Option[]; loadItems?: undefined; textName?: undefined; defaultText?: undefined }
  | {
      options?: undefined
      /** Address that answers `{ items: [{ value, label }] }`; `{q}` in it is what was typed. */
      loadItems: string
      /** The name under which the typed text is sent; without a script it is all that is sent. */
      textName: string
      defaultText?: string | undefined
    }

export type ComboBoxProps = Source & {
  defaultValue?: string | undefined
  /** The empty first choice of the plain select. */
  emptyLabel?: string | undefined
  name?: string | undefined
  id?: string | undefined
}

/**
 * A choice out of many. In the server's HTML a `<select>` (or a text field, when the choices are loaded); once the page is
 * hydrated, a field that finds choices as one types. What was chosen before is kept. Inside a `Field`.
 */
export function ComboBox(props: ComboBoxProps) {
  const control = useControl(props)
  const base = useRef<HTMLDivElement>(null)
  const [initial, setInitial] = useState<Option | null>(null)

  useEffect(() => {
    const plain = base.current?.querySelector<HTMLSelectElement | HTMLInputElement>('select, input[type="text"]')
    // Whoever is already at the field keeps the plain one.
    if (plain && plain !== document.activeElement) setInitial(chosenIn(plain, props.defaultValue))
  }, [props.defaultValue])

  if (initial) {
    return (
      <ComboBoxField control={control} initial={initial} options={props.options} loadItems={props.loadItems} textName={props.textName} />
    )
  }
  return (
    <div ref={base}>
      {props.options ? (
        <Select {...control} options={props.options} defaultValue={props.defaultValue} emptyLabel={props.emptyLabel ?? ''} />
      ) : (
        <>
          <input type="hidden" name={control.name} value={props.defaultValue ?? ''} />
          <input
            {...control}
            name={props.textName}
            type="text"
            dir="auto"
            autoComplete="off"
            defaultValue={props.defaultText}
            className={controlLook}
          />
        </>
      )}
    </div>
  )
}

function chosenIn(plain: HTMLSelectElement | HTMLInputElement, value: string | undefined): Option {
  if (plain instanceof HTMLInputElement) return { value: value ?? '', label: plain.value }
  return { value: plain.value, label: plain.value ? (plain.selectedOptions[0]?.label ?? '') : '' }
}
