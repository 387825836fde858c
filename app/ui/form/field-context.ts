import { createContext, useContext, type AriaAttributes } from 'react'

/** What a field tells the control inside it, so that label, hint and error are wired without the caller's help. */
export type FieldWiring = { id: string; name: string; describedBy: string | undefined; invalid: boolean; required: boolean }

export const FieldContext = createContext<FieldWiring | null>(null)

/** The id of the control with this form name; the error summary links to it. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^\w-]+/g, '-')}`
}

type ControlProps = Pick<AriaAttributes, 'aria-describedby' | 'aria-invalid' | 'aria-required'> & {
  id?: string | undefined
  name?: string | undefined
  required?: boolean | undefined
}

/** The attributes of a control: those of the field around it, unless the caller gives its own. */
export function useControl(props: ControlProps) {
  const field = useContext(FieldContext)
  const name = props.name ?? field?.name
  return {
    id: props.id ?? field?.id ?? (name ? fieldId(name) : undefined),
    name,
    'aria-describedby': props['aria-describedby'] ?? field?.describedBy,
    'aria-invalid': props['aria-invalid'] ?? (field?.invalid || undefined),
    'aria-required': props['aria-required'] ?? ((props.required ?? field?.required) || undefined),
  }
}

export const controlLook =
  'block w-full min-h-11 rounded-md border border-line-strong bg-white px-3 py-2 text-base text-ink placeholder:text-ink-soft hover:border-ink aria-[invalid]:border-2 aria-[invalid]:border-danger disabled:bg-paper'
