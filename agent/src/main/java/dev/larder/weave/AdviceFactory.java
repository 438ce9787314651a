package dev.larder.weave;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.annotation.AnnotationList;
import net.bytebuddy.description.annotation.AnnotationValue;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Makes the advice of each method shape: an enter and an exit that are only described, never
 * compiled, and that Byte Buddy turns into an {@code invokedynamic} each. Enter returns null (run
 * the body), a {@link Supplier} (skip the body) or any other object (run the body, hand the object
 * to exit); exit returns the method's result or throws.
 */
final class AdviceFactory {
  private static final TypeDescription OBJECT = TypeDescription.ForLoadedType.of(Object.class);
  private static final int PUBLIC_STATIC = 9;

  private final Map<MethodShape, Advice> advices = new ConcurrentHashMap<>();
  private final MethodDescription.InDefinedShape bootstrap;

  private final SiteArguments arguments;

  AdviceFactory(MethodDescription.InDefinedShape bootstrap, SiteArguments arguments) {
    this.bootstrap = bootstrap;
    this.arguments = arguments;
  }

  Advice adviceFor(MethodShape shape) {
    return advices.computeIfAbsent(shape, this::make);
  }

  private Advice make(MethodShape shape) {
    TypeDescription described =
        InstrumentedType.Default.of(
                "dev.larder.weave.Described", OBJECT.asGenericType(), Visibility.PUBLIC)
            .withMethod(enter(shape))
            .withMethod(exit(shape));
    return Advice.withCustomMapping()
        .with(new Advice.AssignReturned.Factory())
        .bootstrap(bootstrap, arguments)
        .to(described, ClassFileLocator.NoOp.INSTANCE);
  }

  private static MethodDescription.Token enter(MethodShape shape) {
    List<ParameterDescription.Token> parameters = new ArrayList<>();
    if (!shape.isStatic()) {
      parameters.add(parameter(OBJECT, AnnotationDescription.Builder.ofType(Advice.This.class)));
    }
    for (int i = 0; i < shape.parameters().size(); i++) {
      parameters.add(
          parameter(shape.parameters().get(i), dynamic(Advice.Argument.class).define("value", i)));
    }
    AnnotationDescription onEnter =
        AnnotationDescription.Builder.ofType(Advice.OnMethodEnter.class)
            .define("inline", false)
            .define("skipOn", TypeDescription.ForLoadedType.of(Supplier.class))
            .build();
    return method("enter", OBJECT, parameters, List.of(onEnter));
  }

  private static MethodDescription.Token exit(MethodShape shape) {
    List<ParameterDescription.Token> parameters = new ArrayList<>();
    parameters.add(parameter(OBJECT, AnnotationDescription.Builder.ofType(Advice.Enter.class)));
    List<AnnotationDescription> annotations = new ArrayList<>();
    annotations.add(
        AnnotationDescription.Builder.ofType(Advice.OnMethodExit.class)
            .define("inline", false)
            .define("onThrowable", TypeDescription.ForLoadedType.of(Throwable.class))
            .define("backupArguments", shape.ofProxy())
            .build());
    if (!shape.isVoid()) {
      parameters.add(parameter(shape.result(), dynamic(Advice.Return.class)));
      annotations.add(dynamic(Advice.AssignReturned.ToReturned.class).build());
      annotations.add(
          AnnotationDescription.Builder.ofType(Advice.AssignReturned.AsScalar.class)
              .define("skipOnDefaultValue", false)
              .build());
    }
    parameters.add(
        parameter(
            TypeDescription.ForLoadedType.of(Throwable.class),
            AnnotationDescription.Builder.ofType(Advice.Thrown.class)));
    return method("exit", shape.result(), parameters, annotations);
  }

  private static AnnotationDescription.Builder dynamic(Class<? extends Annotation> annotation) {
    return AnnotationDescription.Builder.ofType(annotation)
        .define("typing", Assigner.Typing.DYNAMIC);
  }

  private static ParameterDescription.Token parameter(
      TypeDescription type, AnnotationDescription.Builder annotation) {
    return new ParameterDescription.Token(
        type.asGenericType(), new AnnotationList.Explicit(annotation.build()));
  }

  private static MethodDescription.Token method(
      String name,
      TypeDescription result,
      List<ParameterDescription.Token> parameters,
      List<AnnotationDescription> annotations) {
    return new MethodDescription.Token(
        name,
        PUBLIC_STATIC,
        List.of(),
        result.asGenericType(),
        parameters,
        List.<TypeDescription.Generic>of(),
        annotations,
        AnnotationValue.UNDEFINED,
        TypeDescription.Generic.UNDEFINED);
  }
}
