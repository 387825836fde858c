import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShareRow } from '#app/features/projects/queries/edit-step.server.ts'
import { EditField, EditNumber } from '#app/features/provenance/components/edit-field.tsx'
import { useEdit } from '#app/features/provenance/components/edit-state.ts'
import { REMOVE_NAME } from '#app/features/provenance/save-reply.ts'
import { percentSign } from '#app/platform/i18n/format-number.ts'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Button } from '#app/ui/actions/button.tsx'
import { ComboBox } from '#app/ui/form/combobox.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import type { Option } from '#app/ui/form/select.tsx'
import { ShareTotal } from './share-total.tsx'

/** What one may add to a group of shares: a new row with its path, and the codes to choose from. */
export type ShareAddition = { path: string; options: Option[]; label: string; button: string }

type ShareGroupProps = { language: string; legend: string; hint?: ReactNode; rows: ShareRow[]; additions: ShareAddition[] }

/** Shares of a hundred: each with its part, its way out, and the total; then what may be added. */
export function ShareGroup({ language, legend, hint, rows, additions }: ShareGroupProps) {
  const edit = useEdit()
  const [first, ...more] = additions
  const paths = [...rows, ...additions].map(({ path }) => `${path}/percentage`)
  return (
    <Fieldset large legend={legend} hint={hint}>
      <div className="mt-4 grid gap-6">
        {rows.length > 0 && (
          <ul className="divide-y divide-line border-y border-line">
            {rows.map((row) => (
              <Share key={row.path} row={row} />
            ))}
          </ul>
        )}
        <ShareTotal language={language} percentages={paths.map((path) => edit.value(path))} />
        {first && <AddShare {...first} required={rows.length === 0} />}
        {more.map((addition) => (
          <Disclosure key={addition.path} summary={addition.label} open={edit.value(`${addition.path}/code`) !== ''}>
            <AddShare {...addition} required={false} />
          </Disclosure>
        ))}
      </div>
    </Fieldset>
  )
}

function Share({ row: { path, name } }: { row: ShareRow }) {
  const { t, i18n } = useTranslation('projects-edit')
  const edit = useEdit()
  const vocabulary = edit.value(`${path}/vocabulary`)
  return (
    <li className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2 py-4">
      <input type="hidden" name={`${path}/code`} value={edit.value(`${path}/code`)} />
      {vocabulary && <input type="hidden" name={`${path}/vocabulary`} value={vocabulary} />}
      <EditNumber name={`${path}/percentage`} label={<bdi>{name}</bdi>} decimals unit={percentSign(i18n.language)} className="max-w-28" />
      <Button name={REMOVE_NAME} value={path} look="quiet">
        {t('rows.remove')} <span className="sr-only">{name}</span>
      </Button>
    </li>
  )
}

/** `required`: nothing is there yet, and something must be. */
function AddShare({ path, options, label, button, required }: ShareAddition & { required: boolean }) {
  const { i18n } = useTranslation()
  return (
    <div className="grid gap-4 rounded-md border border-line bg-paper p-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:p-5">
      <EditField name={`${path}/code`} label={label} required={required}>
        {(value) => <ComboBox options={options} defaultValue={value} emptyLabel="" />}
      </EditField>
      <EditNumber name={`${path}/percentage`} required={false} decimals unit={percentSign(i18n.language)} className="max-w-28" />
      <div className="sm:col-span-2">
        <Button name="intent" value="add" look="secondary">
          {button}
        </Button>
      </div>
    </div>
  )
}
