import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dirOf } from '#app/features/classifications/languages.ts'
import { EditCheckbox, EditField } from '#app/features/provenance/components/edit-field.tsx'
import { useEdit } from '#app/features/provenance/components/edit-state.ts'
import { confirmName, machineName, seenName } from '#app/features/translation/mark-names.ts'
import type { ShownUnit } from '#app/features/translation/queries/translation-page.server.ts'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { StateBadge } from './state-badge.tsx'

/** A text to translate: its source to read, its translation to write. */
export function TranslationUnit({ unit, to }: { unit: ShownUnit; to: string }) {
  const { t } = useTranslation('translation')
  const edit = useEdit()
  const { name, state, source, isLine } = unit
  const language = { lang: to, dir: dirOf(to) }
  return (
    <Pair unit={unit}>
      <EditField name={name} required={false}>
        {(value) =>
          isLine ? (
            <TextInput {...language} defaultValue={value} />
          ) : (
            <TextArea {...language} rows={linesOf(source.text)} defaultValue={value} />
          )
        }
      </EditField>
      {state !== 'source' && (
        <>
          <input type="hidden" name={seenName(name)} value={edit.value(seenName(name))} />
          {state === 'stale' && <EditCheckbox name={confirmName(name)} label={t('unit.confirm')} hint={t('unit.confirmHint')} />}
          {isLine && state === 'missing' ? (
            <input type="hidden" name={machineName(name)} value="" />
          ) : (
            <EditCheckbox name={machineName(name)} label={t('unit.machine')} />
          )}
        </>
      )}
    </Pair>
  )
}

/** The same for who may not write it. */
export function ReadUnit({ unit, to }: { unit: ShownUnit; to: string }) {
  const { t } = useTranslation('translation')
  return (
    <Pair unit={unit}>
      {unit.target ? (
        <p lang={to} dir={dirOf(to)} className="wrap-anywhere whitespace-pre-line">
          {unit.target}
        </p>
      ) : (
        <p className="text-base text-ink-soft">{t('unit.none')}</p>
      )}
    </Pair>
  )
}

function Pair({ unit: { label, source, state }, children }: { unit: ShownUnit; children: ReactNode }) {
  const { t } = useTranslation('provenance')
  return (
    <div className="grid gap-x-8 gap-y-4 border-t border-line py-6 lg:grid-cols-2">
      <div className="min-w-0">
        <p className="text-base text-ink-soft">{t('text.inLanguage', { field: label, language: source.languageName })}</p>
        <p lang={source.lang} dir={source.dir} className="mt-1.5 max-w-text wrap-anywhere whitespace-pre-line">
          {source.text}
        </p>
      </div>
      <div className="grid min-w-0 content-start gap-2">
        <div>
          <StateBadge state={state} />
        </div>
        {children}
      </div>
    </div>
  )
}

const linesOf = (text: string) => Math.min(12, Math.max(3, Math.ceil(text.length / 55)))
